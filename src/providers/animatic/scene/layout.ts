import type { ProductForm, SceneSubject } from "@/domain/picture/scene-spec";
import type { Box } from "@/providers/animatic/light";
import { productAspect } from "@/providers/animatic/props/draw-product";
import { poseNameOf, poses } from "@/providers/animatic/props/figures/pose";
import type { Stage } from "./place";

export type Placed = {
  subject: SceneSubject;
  box: Box;
  depth: number;
  /** Stands on a stand of its own rather than on the ground or the shared surface. */
  raised: boolean;
  /** What a person has in hand, when the gesture has a place for it. */
  held: SceneSubject | null;
};

/** Forms that stand on the ground, with their height beside a person of 600 units. */
const grounded: Partial<Record<ProductForm, number>> = {
  car: 300,
  bicycle: 330,
  chair: 340,
  house: 470,
  lamp: 430,
  garment: 420,
};

/** Forms that are lower than a bottle when both are shown as heroes, as a share of its height. */
const lowness: Partial<Record<ProductForm, number>> = {
  can: 0.82,
  jar: 0.76,
  tube: 0.9,
  box: 0.82,
  cup: 0.64,
  glass: 0.84,
  shoe: 0.66,
  watch: 0.9,
  laptop: 0.78,
  camera: 0.68,
  speaker: 0.9,
  ring: 0.6,
  perfume: 0.88,
  "food-plate": 0.5,
  burger: 0.72,
  pizza: 0.56,
  book: 0.88,
  ticket: 0.6,
  toy: 0.84,
};

const isGrounded = ({ kind, form }: SceneSubject) => kind === "character" || grounded[form] !== undefined;

/** A photo is cut out as it was taken: no hand can hold it. */
const fitsInHand = (person: SceneSubject, thing: SceneSubject) =>
  poses[poseNameOf(person.action.toLowerCase())].hold !== "none" &&
  !isGrounded(thing) &&
  thing.visibility === "full" &&
  thing.photoDigest === null;

/** Base line of small things on a surface close to the camera. */
export const surfaceY = 652;
const figureHeight = 480;
const figureFeet = 896;
/** Wide enough for a stride; people are centred in their boxes. */
const figureAspect = 0.85;

/** The hero first: what the picture is about. */
const byEmphasis = (subjects: readonly SceneSubject[]) =>
  [...subjects].sort((a, b) => b.emphasis - a.emphasis);

export function stageFor(aspect: number, subjects: readonly SceneSubject[]): Stage {
  const width = 1000 * aspect;
  const hero = byEmphasis(subjects)[0];
  const tabletop = hero !== undefined && !isGrounded(hero);
  const onGround = hero !== undefined && hero.kind !== "character" && isGrounded(hero);
  return {
    width,
    height: 1000,
    left: -0.36 * width,
    right: 1.36 * width,
    top: -300,
    bottom: 1310,
    centre: width / 2,
    floor: onGround ? 570 : tabletop ? 700 : 730,
    tabletop,
  };
}

/** Where each subject stands. Depends on the subjects and the format only, so that it is the same in every shot of a world. */
export function placeSubjects(stage: Stage, subjects: readonly SceneSubject[]): Placed[] {
  const ordered = byEmphasis(subjects);
  const hero = ordered[0];
  if (!hero) return [];
  const people = ordered.filter(({ kind }) => kind === "character");
  const things = ordered.filter(({ kind }) => kind !== "character");
  if (stage.tabletop) return [...behindTable(stage, people), ...onTable(stage, things, people.length > 0)];
  if (hero.kind === "character") {
    const inHand = things.find((thing) => fitsInHand(hero, thing)) ?? null;
    const aside = things.filter((thing) => thing !== inHand);
    const [main, ...others] = standing(stage, people, figureHeight);
    return [...besideHero(stage, aside), ...others.reverse(), ...(main ? [{ ...main, held: inHand }] : [])];
  }
  return aroundLargeThing(stage, { hero, people, things });
}

function sizeOf(subject: SceneSubject, limit: { height: number; width: number }) {
  const aspect = productAspect(subject.form);
  const height = Math.min(limit.height, limit.width / aspect);
  return { width: height * aspect, height };
}

const boxAt = (centre: number, base: number, size: { width: number; height: number }): Box => ({
  x: centre - size.width / 2,
  y: base - size.height,
  ...size,
});

function onTable(stage: Stage, things: SceneSubject[], withPeople: boolean): Placed[] {
  const main = stage.centre - (withPeople ? 0.07 * stage.width : 0);
  let [left, right] = [main, main];
  return things.map((subject, index) => {
    const share = index === 0 ? 1 : 0.5 + 0.4 * subject.emphasis;
    const size = sizeOf(subject, {
      height: (lowness[subject.form] ?? 1) * (stage.width > 1200 ? 300 : 268) * share,
      width: Math.min(0.56 * stage.width, 420) * share,
    });
    const half = size.width / 2;
    if (index === 0) {
      left = main - half;
      right = main + half;
      return { subject, box: boxAt(main, surfaceY, size), depth: 1, raised: false, held: null };
    }
    const toLeft = index % 2 === 1;
    const centre = toLeft ? left - half - 18 : right + half + 18;
    if (toLeft) left = centre - half;
    else right = centre + half;
    return {
      subject,
      box: boxAt(centre, surfaceY + (toLeft ? -14 : 16), size),
      depth: 1,
      raised: false,
      held: null,
    };
  });
}

function behindTable(stage: Stage, people: SceneSubject[]): Placed[] {
  return people.map((subject, index) => ({
    subject,
    box: boxAt(
      stage.centre +
        (index % 2 === 0 ? 1 : -1) *
          (people.length > 1 ? 0.3 : 0.2) *
          Math.min(stage.width, 1000) *
          (1 + 0.5 * Math.floor(index / 2)),
      figureFeet + 40,
      { height: 600, width: 600 * figureAspect },
    ),
    depth: 1.22,
    raised: false,
    held: null,
  }));
}

/** The hero first. */
function standing(stage: Stage, people: SceneSubject[], height: number): Placed[] {
  const spread = Math.min(0.3 * stage.width, 260);
  return people.map((subject, index) => {
    const place = Math.ceil(index / 2) * (index % 2 === 0 ? 1 : -1);
    const tall = height * (index === 0 ? 1 : 0.96);
    const size = { height: tall, width: tall * figureAspect };
    const box = boxAt(stage.centre + place * spread, figureFeet - Math.abs(place) * 10, size);
    return { subject, box, depth: 1, raised: false, held: null };
  });
}

function besideHero(stage: Stage, things: SceneSubject[]): Placed[] {
  return things.map((subject, index) => {
    const large = grounded[subject.form];
    const size = sizeOf(subject, {
      height: large ?? 175,
      width: Math.min(0.5 * stage.width, large ? 560 : 240),
    });
    const side = index % 2 === 0 ? 1 : -1;
    const centre = stage.centre + side * (Math.min(0.27 * stage.width, 250) + 40 * Math.floor(index / 2));
    const base = large ? figureFeet - 40 : 742;
    return { subject, box: boxAt(centre, base, size), depth: 1, raised: !large, held: null };
  });
}

function aroundLargeThing(
  stage: Stage,
  { hero, people, things }: { hero: SceneSubject; people: SceneSubject[]; things: SceneSubject[] },
): Placed[] {
  const size = sizeOf(hero, { height: grounded[hero.form] ?? 300, width: Math.min(0.84 * stage.width, 900) });
  const base = 570 + size.height / 2;
  const tall = Math.min(560, Math.max(330, size.height * 1.3));
  const beside = [...people, ...things.filter((thing) => thing !== hero)].map((subject, index) => {
    const box =
      subject.kind === "character"
        ? { height: tall, width: tall * figureAspect }
        : sizeOf(subject, { height: 150, width: 170 });
    const side = index % 2 === 0 ? 1 : -1;
    const centre = stage.centre + side * Math.min(size.width / 2 + box.width * 0.2, 0.4 * stage.width);
    return { subject, box: boxAt(centre, base + 26 + 10 * index, box), depth: 1, raised: false, held: null };
  });
  return [
    { subject: hero, box: boxAt(stage.centre, base, size), depth: 1, raised: false, held: null },
    ...beside,
  ];
}
