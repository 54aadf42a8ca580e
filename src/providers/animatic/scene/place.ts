import type { SKRSContext2D } from "@napi-rs/canvas";
import type { SceneSpec, SettingKind } from "@/domain/picture/scene-spec";
import type { Random } from "@/domain/random";
import type { Sway } from "./sway";
import type { Tone } from "./tone";

/**
 * The world's own measure: the unzoomed picture is 1000 units high and as wide as the aspect makes it, so a standing
 * person is about 480 units tall in every format. Layers paint from `left` to `right` and `top` to `bottom`, beyond
 * the picture, because the camera moves.
 */
export type Stage = {
  width: number;
  height: 1000;
  left: number;
  right: number;
  top: number;
  bottom: number;
  centre: number;
  /** Where the floor meets what is behind it. */
  floor: number;
  /** True when small products are the hero: they stand on a surface close to the camera. */
  tabletop: boolean;
};

export type Brush = { ctx: SKRSContext2D; stage: Stage; tone: Tone; random: Random };

/** A flat picture at a distance: 1 = where the subjects stand, larger = farther. */
export type Layer = {
  depth: number;
  paint(brush: Brush): void;
  /** Absent for what stands still. */
  sway?: Sway | null;
};

/** What small things stand on. */
export type Stand = {
  kind: "table" | "plinth" | "rock" | "ledge";
  colour: string;
  finish: "wood" | "stone" | "plain";
};

/** Small things in the air that move. */
export type Motes = "dust" | "leaves" | "petals" | "embers" | "sparks" | "sand";

/** A setting as layers, without subjects. */
export type Place = {
  behind: Layer[];
  /** The ground at depth 1. */
  ground(brush: Brush): void;
  stand: Stand;
  front: Layer[];
  /** How much the ground mirrors what stands on it, 0..1. */
  gloss: number;
  motes: Motes;
};

export type PlaceInput = { spec: SceneSpec; stage: Stage; tone: Tone };

export type PlacePainter = (input: PlaceInput) => Place;

export const interiors: ReadonlySet<SettingKind> = new Set([
  "studio",
  "kitchen",
  "living-room",
  "bathroom",
  "office",
  "cafe",
  "gym",
  "stage",
  "abstract",
]);
