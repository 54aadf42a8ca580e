import type { ResolvedBrief } from "@/domain/brief/brief";
import { type Leaning, leanPalette } from "@/domain/picture/palette";
import { type SceneSpec, type TimeOfDay, timesOfDay } from "@/domain/picture/scene-spec";
import { elementSubject, shotScene } from "@/domain/picture/shot-scene";
import { shotSizeWords } from "@/domain/plan/describe-shot";
import type { Plan } from "@/domain/plan/plan";
import { createRandom, hash32, type Random } from "@/domain/random";
import { type Camera, shotSizes } from "@/domain/shot/camera";
import { cameraPath } from "@/domain/shot/camera-path";
import { readGuidance } from "./read-guidance";

/** A hero frame before it is drawn. */
export type HeroScene = {
  /** From 1, within its request. */
  position: number;
  label: string;
  seed: number;
  scene: SceneSpec;
};

type Framing = Pick<Camera, "size" | "perspective" | "lensMm">;

const framings: readonly Framing[] = [
  { size: "medium", perspective: "eye-level", lensMm: 50 },
  { size: "wide", perspective: "low", lensMm: 24 },
  { size: "close-up", perspective: "eye-level", lensMm: 85 },
  { size: "medium-wide", perspective: "high", lensMm: 35 },
  { size: "medium-close-up", perspective: "low", lensMm: 65 },
  { size: "full", perspective: "eye-level", lensMm: 35 },
  { size: "extreme-wide", perspective: "high", lensMm: 20 },
];
const angles: readonly [Camera["perspective"], ...Camera["perspective"][]] = ["eye-level", "low", "high"];
const leanings: readonly (Leaning | null)[] = [null, "warm", "cool", "deep", "pale"];
const leaningShare = 0.28;
/** As many as a scene may hold. */
const subjectsMax = 6;

/**
 * New candidates for the look of a video. The first is what the plan says; the others differ in light, framing, colours
 * and place, no two in the same way. Equal seeds give equal candidates.
 */
export function newHeroScenes({
  plan,
  brief,
  count,
  seed,
}: {
  plan: Plan;
  brief: ResolvedBrief;
  count: number;
  seed: number;
}): HeroScene[] {
  const base = openingScene(plan, brief);
  const random = createRandom(`hero/${seed}`);
  const light = [base.timeOfDay, ...shuffled(random, otherThan(timesOfDay, base.timeOfDay))];
  const frames = [framingOf(base.camera), ...shuffled(random, framings)];
  const colours = [null, ...shuffled(random, leanings)];
  return Array.from({ length: count }, (_, index) => {
    const leaning = at(colours, index);
    const scene = framed(
      {
        ...base,
        timeOfDay: at(light, index),
        worldSeed: hash32(`hero/${seed}/${index}/place`),
        palette: leaning ? leaned(base, { leaning, share: leaningShare, brief }) : base.palette,
      },
      at(frames, index),
      hash32(`hero/${seed}/${index}/path`),
    );
    return {
      position: index + 1,
      label: labelOf(scene, leaning),
      seed: hash32(`hero/${seed}/${index}`) % seedsEnd,
      scene,
    };
  });
}

/** Whole numbers that every model takes as a seed are below this. */
const seedsEnd = 2_147_483_647;

/**
 * Candidates derived from one that the maker likes. What the guidance names is done in all of them; beyond that they move
 * away from it by `strength` (0-1): colours first, then framing, then light, then the place itself.
 */
export function derivedHeroScenes({
  parent,
  brief,
  guidance,
  strength,
  count,
  seed,
}: {
  parent: SceneSpec;
  brief: ResolvedBrief;
  guidance: string;
  strength: number;
  count: number;
  seed: number;
}): HeroScene[] {
  const wish = readGuidance(guidance);
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(`hero/${seed}/${index}/derived`);
    const leaning = at(shuffled(createRandom(`hero/${seed}/colours`), leanings.slice(1)), index);
    const palette = leaning ? leaned(parent, { leaning, share: 0.4 * strength, brief }) : parent.palette;
    const steps = wish.closer || (strength >= 0.3 ? random.pick([-1, 0, 1]) : 0);
    const turned = strength >= 0.8 ? random.pick(angles) : parent.camera.perspective;
    const framing = {
      ...framingOf(parent.camera),
      size: nextSize(parent.camera.size, steps),
      perspective: wish.perspective ?? turned,
    };
    const scene = framed(
      {
        ...parent,
        palette: withColours(palette, wish.colours, brief),
        timeOfDay:
          wish.timeOfDay ?? (strength >= 0.6 ? nearbyLight(parent.timeOfDay, random) : parent.timeOfDay),
        weather: wish.weather ?? parent.weather,
        worldSeed: strength >= 0.5 ? hash32(`hero/${seed}/${index}/place`) : parent.worldSeed,
      },
      framing,
      hash32(`hero/${seed}/${index}/path`),
    );
    return {
      position: index + 1,
      label: labelOf(scene, leaning),
      seed: hash32(`hero/${seed}/${index}`) % seedsEnd,
      scene,
    };
  });
}

/** The opening of the video as one picture, with what it is about fully seen. */
function openingScene(plan: Plan, brief: ResolvedBrief): SceneSpec {
  const [shot] = plan.shots;
  if (!shot) throw new RangeError("A plan has at least one shot");
  const scene = shotScene({
    plan,
    shot,
    brief,
    path: cameraPath({ camera: shot.camera, from: null, seed: brief.seed }),
  });
  const hero = plan.elements.find(({ kind }) => kind === "product") ?? plan.elements[0];
  if (!hero || hero.kind === "location") return scene;
  const seen = { visibility: "full", emphasis: 1, action: "standing" } as const;
  const others = scene.subjects.filter(({ elementKey }) => elementKey !== hero.key);
  const known = scene.subjects.find(({ elementKey }) => elementKey === hero.key);
  const subject = known ? { ...known, ...seen, action: known.action } : elementSubject(hero, brief, seen);
  return { ...scene, subjects: [subject, ...others].slice(0, subjectsMax) };
}

const framingOf = ({ size, perspective, lensMm }: Camera): Framing => ({ size, perspective, lensMm });

/** A still: the camera stands where the framing puts it. */
function framed(scene: SceneSpec, framing: Framing, seed: number): SceneSpec {
  const camera = { ...scene.camera, ...framing, move: "static", direction: "none" } as const;
  return { ...scene, camera, path: cameraPath({ camera, from: null, seed }) };
}

function leaned(
  { palette }: SceneSpec,
  { leaning, share, brief }: { leaning: Leaning; share: number; brief: ResolvedBrief },
): string[] {
  return leanPalette(palette, { leaning, share, kept: brief.brand.colours.length });
}

/** Wished colours come right behind those of the brand. */
function withColours(palette: readonly string[], wished: readonly string[], brief: ResolvedBrief): string[] {
  if (wished.length === 0) return [...palette];
  const kept = brief.brand.colours.length;
  return [...palette.slice(0, kept), ...wished, ...palette.slice(kept)].slice(0, palette.length);
}

function nextSize(size: Camera["size"], steps: number): Camera["size"] {
  const index = Math.min(shotSizes.length - 1, Math.max(0, shotSizes.indexOf(size) + steps));
  return shotSizes[index] ?? size;
}

function nearbyLight(time: TimeOfDay, random: Random): TimeOfDay {
  const index = timesOfDay.indexOf(time) + random.pick([-1, 1]);
  return timesOfDay[(index + timesOfDay.length) % timesOfDay.length] ?? time;
}

const angleWords: Record<Camera["perspective"], string> = {
  "eye-level": "at eye level",
  low: "from below",
  high: "from above",
  "birds-eye": "from high above",
  pov: "as one sees it",
  "over-shoulder": "over the shoulder",
};
const leaningWords: Record<Leaning, string> = {
  warm: "warmer colours",
  cool: "cooler colours",
  deep: "deeper colours",
  pale: "paler colours",
};

function labelOf({ timeOfDay, weather, camera }: SceneSpec, leaning: Leaning | null): string {
  const light = timeOfDay.replaceAll("-", " ");
  const words = [
    light.charAt(0).toUpperCase() + light.slice(1),
    ...(weather === "clear" ? [] : [weather]),
    `${shotSizeWords(camera.size)} ${angleWords[camera.perspective]}`,
    ...(leaning ? [leaningWords[leaning]] : []),
  ];
  return words.join(", ");
}

const otherThan = <Item>(items: readonly Item[], item: Item) => items.filter((other) => other !== item);

/** The item at an index; lists that are too short begin again. */
function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError("Nothing can be picked out of an empty list");
  return item;
}

function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
