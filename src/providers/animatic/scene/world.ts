import type { SceneSpec } from "@/domain/picture/scene-spec";
import { places } from "@/providers/animatic/settings/places";
import { type Placed, placeSubjects, stageFor } from "./layout";
import { type Brush, interiors, type Layer, type Place, type Stage } from "./place";
import { paintOwnStand, paintStand } from "./stands";
import { type Photos, paintSubject, paintTraces } from "./subjects";
import { swayOf } from "./sway";
import { type Tone, toneOf } from "./tone";

export type WorldLayer = Layer & { seed: string };

/** A place with its subjects: everything a camera can look at. It does not know the camera. */
export type World = {
  spec: SceneSpec;
  stage: Stage;
  tone: Tone;
  place: Place;
  interior: boolean;
  placed: Placed[];
  /** From the farthest to the nearest. */
  layers: WorldLayer[];
};

export function buildWorld(spec: SceneSpec, { aspect, photos }: { aspect: number; photos: Photos }): World {
  const interior = interiors.has(spec.setting.kind);
  const stage = stageFor(aspect, spec.subjects);
  const tone = toneOf(spec, interior);
  const place = places[spec.setting.kind]({ spec, stage, tone });
  const placed = placeSubjects(stage, spec.subjects);
  const layers: Layer[] = [
    ...place.behind,
    // Close to a surface the floor lies farther back than what stands on the surface.
    { depth: stage.tabletop ? 1.3 : 1, paint: place.ground },
    ...placed.filter(({ depth }) => depth > 1).map((subject) => subjectLayer(subject, photos)),
    { depth: 1, paint: (brush) => paintGrounds(brush, { placed, place, photos }) },
    ...placed.filter(({ depth }) => depth === 1).map((subject) => subjectLayer(subject, photos)),
    ...place.front,
  ];
  return {
    spec,
    stage,
    tone,
    place,
    interior,
    placed,
    layers: layers.map((layer, index) => ({
      ...layer,
      seed: `${spec.worldSeed}/${spec.setting.kind}/${index}`,
    })),
  };
}

const subjectLayer = (placed: Placed, photos: Photos): Layer => ({
  depth: placed.depth,
  paint: (brush) => paintSubject(brush, placed, photos),
  sway: swayOf(placed.subject, placed.box),
});

/** What the subjects stand on, with their shadows. */
function paintGrounds(
  brush: Brush,
  { placed, place, photos }: { placed: Placed[]; place: Place; photos: Photos },
): void {
  const near = placed.filter(({ depth }) => depth === 1);
  if (brush.stage.tabletop) paintStand(brush, place.stand, near);
  const polished = brush.stage.tabletop && place.stand.finish !== "plain";
  const gloss = polished || brush.tone.wet ? 0.35 : place.gloss;
  for (const subject of near) {
    if (subject.raised) paintOwnStand(brush, place.stand, subject.box);
    paintTraces(brush, subject, { photos, gloss: subject.raised ? 0.2 : gloss });
  }
}
