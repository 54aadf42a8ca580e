import type { SoundCue } from "@/domain/plan/plan";
import type { Camera } from "@/domain/shot/camera";

type Reveal = "hidden" | "partial" | "full";

/**
 * One way to film a moment. `action` is what happens in the picture, as a noun phrase so that no verb has to agree;
 * `{noun}`, `{person}`, `{place}`, `{detail}`, `{use}` and `{struggle}` are filled in. The first camera is the usual
 * one, the others are variants for other seeds.
 */
export type ShotIdea = {
  cast: { product: Reveal | null; productEmphasis: number; person: number | null; second?: true };
  /** What the person does: with the product, without it, or simply enjoying the moment. */
  doing: "use" | "struggle" | "enjoy" | "talk" | "arrive" | null;
  action: string;
  composition: string;
  cameras: readonly [Camera, ...Camera[]];
  sounds: readonly SoundCue[];
  /** Relative length. */
  weight: number;
};

type CameraText =
  `${Camera["move"]} ${Camera["direction"]} ${Camera["size"]} ${Camera["perspective"]} ${number}`;

function camera(text: CameraText): Camera {
  const [move, direction, size, perspective, lens] = text.split(" ");
  return { move, direction, size, perspective, lensMm: Number(lens) } as Camera;
}

const productOnly = (product: Reveal, productEmphasis = 1) => ({ product, productEmphasis, person: null });
const personOnly = (person = 1) => ({ product: null, productEmphasis: 0, person });

export const shotIdeas = {
  place: {
    cast: { product: "hidden", productEmphasis: 0.3, person: null },
    doing: null,
    action: "{place}, still empty, with only a hint of what is about to arrive",
    composition: "horizon on the lower third, open space above",
    cameras: [
      camera("dolly in wide eye-level 28"),
      camera("crane down extreme-wide high 24"),
      camera("pan right wide eye-level 24"),
    ],
    sounds: ["wind"],
    weight: 1,
  },
  arrive: {
    cast: personOnly(0.8),
    doing: "arrive",
    action: "a {person} arriving, small in the frame, {place} ahead",
    composition: "figure on the left third, moving into open space",
    cameras: [
      camera("track right wide eye-level 35"),
      camera("dolly in wide low 28"),
      camera("handheld none medium-wide eye-level 35"),
    ],
    sounds: ["whoosh"],
    weight: 1,
  },
  texture: {
    cast: productOnly("partial"),
    doing: null,
    action: "the {noun} so close that only texture shows: {detail}",
    composition: "diagonal detail across the frame, background fallen away",
    cameras: [
      camera("dolly in extreme-close-up eye-level 100"),
      camera("pan left extreme-close-up high 100"),
      camera("tilt up extreme-close-up low 85"),
    ],
    sounds: ["riser"],
    weight: 0.9,
  },
  silhouette: {
    cast: productOnly("partial", 0.9),
    doing: null,
    action: "the outline of the {noun} against the light, not yet shown",
    composition: "centred silhouette, rim light on one side",
    cameras: [
      camera("dolly in medium low 50"),
      camera("orbit left medium eye-level 50"),
      camera("zoom in medium-wide low 70"),
    ],
    sounds: ["riser"],
    weight: 1,
  },
  struggle: {
    cast: personOnly(),
    doing: "struggle",
    action: "a {person} {struggle}, the moment dragging on",
    composition: "figure off centre, heavy empty space beside it",
    cameras: [
      camera("handheld none medium eye-level 35"),
      camera("static none medium-close-up eye-level 50"),
      camera("dolly in medium high 40"),
    ],
    sounds: ["city"],
    weight: 1,
  },
  struggleClose: {
    cast: personOnly(),
    doing: "struggle",
    action: "the face of the {person}, {struggle}, one breath too long",
    composition: "tight frame, face on the upper third, no way out of the frame",
    cameras: [
      camera("zoom in close-up eye-level 85"),
      camera("handheld none medium-close-up high 50"),
      camera("dolly in close-up eye-level 70"),
    ],
    sounds: ["heartbeat"],
    weight: 0.9,
  },
  struggleWide: {
    cast: personOnly(0.7),
    doing: "struggle",
    action: "the {person} alone, {place} all around, {struggle}",
    composition: "small figure low in the frame, much grey around it",
    cameras: [
      camera("static none wide high 28"),
      camera("crane up wide high 24"),
      camera("dolly out wide eye-level 28"),
    ],
    sounds: ["city"],
    weight: 0.9,
  },
  reveal: {
    cast: productOnly("full"),
    doing: null,
    action: "the {noun} revealed, complete and in the light for the first time, {place} around it",
    composition: "product on the centre line, calm space above for a title",
    cameras: [
      camera("crane down medium eye-level 50"),
      camera("dolly in medium low 50"),
      camera("track left medium eye-level 50"),
    ],
    sounds: ["impact", "sparkle"],
    weight: 1.1,
  },
  use: {
    cast: { product: "full", productEmphasis: 0.8, person: 0.8 },
    doing: "use",
    action: "a {person} with the {noun}, {use}, easy and unposed",
    composition: "person and product on opposite thirds, eyes towards the product",
    cameras: [
      camera("track right medium eye-level 50"),
      camera("handheld none medium-wide eye-level 35"),
      camera("dolly in medium over-shoulder 50"),
    ],
    sounds: ["click"],
    weight: 1.1,
  },
  useClose: {
    cast: { product: "full", productEmphasis: 1, person: 0.4 },
    doing: "use",
    action: "hands and the {noun}, {detail}",
    composition: "product in the centre, hands entering from the lower corner",
    cameras: [
      camera("dolly in close-up pov 50"),
      camera("tilt down close-up over-shoulder 70"),
      camera("static none close-up high 70"),
    ],
    sounds: ["click"],
    weight: 0.9,
  },
  enjoy: {
    cast: { product: "full", productEmphasis: 0.6, person: 1 },
    doing: "enjoy",
    action: "the {person}, lighter than before, the {noun} close by, {place} all around",
    composition: "figure on the right third, face to the light",
    cameras: [
      camera("orbit right medium-wide low 35"),
      camera("crane up wide low 28"),
      camera("handheld none medium eye-level 40"),
    ],
    sounds: ["sparkle"],
    weight: 1.1,
  },
  company: {
    cast: { product: "full", productEmphasis: 0.6, person: 0.9, second: true },
    doing: "enjoy",
    action: "two people sharing the moment, the {noun} between them, {place} around them",
    composition: "triangle of two faces and the product",
    cameras: [
      camera("track left medium-wide eye-level 35"),
      camera("orbit left medium-wide eye-level 35"),
      camera("dolly out wide eye-level 28"),
    ],
    sounds: ["crowd"],
    weight: 1,
  },
  hero: {
    cast: productOnly("full"),
    doing: null,
    action: "the {noun} as the hero of the picture, {detail}",
    composition: "low hero angle, product filling two thirds of the height",
    cameras: [
      camera("orbit right medium-close-up low 70"),
      camera("dolly in close-up low 70"),
      camera("crane up medium-close-up low 50"),
    ],
    sounds: ["sparkle"],
    weight: 1,
  },
  feature: {
    cast: productOnly("full"),
    doing: null,
    action: "one detail of the {noun} at a time: {detail}",
    composition: "product on the left third, clear space for a line of text",
    cameras: [
      camera("tilt up close-up eye-level 85"),
      camera("pan right close-up eye-level 85"),
      camera("zoom in close-up high 85"),
    ],
    sounds: ["click"],
    weight: 0.9,
  },
  talk: {
    cast: { product: "partial", productEmphasis: 0.4, person: 1 },
    doing: "talk",
    action: "a {person} telling the story straight to the camera, the {noun} at the edge of the frame",
    composition: "face on the upper third, product blurred in the foreground",
    cameras: [
      camera("static none medium-close-up eye-level 50"),
      camera("handheld none medium-close-up eye-level 50"),
      camera("dolly in medium eye-level 50"),
    ],
    sounds: [],
    weight: 1.1,
  },
  crowd: {
    cast: { product: null, productEmphasis: 0, person: 0.8, second: true },
    doing: "enjoy",
    action: "people moving as one, arms in the light, {place} around them",
    composition: "silhouettes below, beams of light above",
    cameras: [
      camera("crane up wide high 24"),
      camera("handheld none medium-wide low 28"),
      camera("track right wide eye-level 28"),
    ],
    sounds: ["crowd"],
    weight: 1.1,
  },
  endCard: {
    cast: productOnly("full"),
    doing: null,
    action: "the {noun} at rest, label to the camera, {place} out of focus behind it",
    composition: "product centred and still, calm areas above and below for the closing lines",
    cameras: [
      camera("dolly in medium eye-level 50"),
      camera("static none medium eye-level 50"),
      camera("orbit left medium eye-level 50"),
    ],
    sounds: ["impact"],
    weight: 1.1,
  },
} as const satisfies Record<string, ShotIdea>;

export type ShotIdeaName = keyof typeof shotIdeas;

const substitutes: Partial<Record<ShotIdeaName, ShotIdeaName>> = {
  arrive: "place",
  struggle: "place",
  struggleClose: "silhouette",
  struggleWide: "place",
  use: "feature",
  useClose: "texture",
  enjoy: "hero",
  company: "reveal",
  talk: "silhouette",
  crowd: "place",
};

/** The idea itself, or where it shows somebody the one that does the same for the story with nobody in it. */
export const withNobody = (idea: ShotIdeaName): ShotIdeaName => substitutes[idea] ?? idea;
