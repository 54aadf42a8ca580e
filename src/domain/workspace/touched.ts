import { canonicalJson, type Json } from "@/domain/json";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import type { Workspace } from "./workspace";

/** What is decided, with the plan that it leads to; null while nothing is planned. */
export type Decided = { data: Workspace; plan: Plan | null };

/** What sets two versions apart in that which frames and clips are made from. A length or a place changes no frame. */
export type Touched = {
  /** Something that counts for every shot: the story, the style. */
  video: boolean;
  /** Keys of shots of which the words, the scene or an element are others now, or which came or went. */
  shots: ReadonlySet<string>;
  /** Slots that something else is wished for, or pinned in. */
  slots: ReadonlySet<string>;
};

/** What an edit leaves alone is the same object after it, so that most things need no closer look. */
export function touchedBetween(was: Decided, is: Decided): Touched {
  const clipsOf = ({ clips }: Workspace) =>
    new Map(Object.entries(clips).map(([key, wish]) => [slots.clip(key), wish]));
  return {
    video: ofVideo(was).some((value, index) => !isSame(value, ofVideo(is)[index])),
    shots: touchedShots(was, is),
    slots: new Set([
      ...changed(mapOf(was.data.frames), mapOf(is.data.frames)),
      ...changed(clipsOf(was.data), clipsOf(is.data)),
      ...changed(mapOf(was.data.pins), mapOf(is.data.pins)),
    ]),
  };
}

/** Tells of a shot whether it was touched, by itself or by one of its slots. */
export function shotTouch({ video, shots, slots: wished }: Touched): (shotKey: string) => boolean {
  const ofSlots = new Set([...wished].map(shotOfSlot));
  return (key) => video || shots.has(key) || ofSlots.has(key);
}

/** The shot that a slot belongs to; null for one of the whole video. */
export const shotOfSlot = (slot: string): string | null => /^shot\/([^/]+)\//.exec(slot)?.[1] ?? null;

/** The name of a version that touches every shot. */
export const wholeVideo = "video";

/**
 * Under which names a version is found in the history of what it changed: see `namesOfSlot`. Approval and, for a clip, its
 * length are part of that history, although they touch nothing that a frame is made from.
 */
export function touchedNames(was: Decided, is: Decided): string[] {
  const { video, shots, slots: wished } = touchedBetween(was, is);
  if (video) return [wholeVideo];
  const approved = changed(setOf(was.data.approved), setOf(is.data.approved));
  const lengths = changed(lengthsOf(was.plan), lengthsOf(is.plan)).map(slots.clip);
  return [...new Set([...[...shots].map((key) => `shot/${key}`), ...wished, ...approved, ...lengths])];
}

/** The names under which a version is found that changed what a slot holds. A clip is made from the frames of its shot. */
export function namesOfSlot(slot: string): string[] {
  const key = shotOfSlot(slot);
  if (key === null) return [wholeVideo, slot];
  const frames = slot === slots.clip(key) ? [slots.firstFrame(key), slots.lastFrame(key)] : [];
  return [wholeVideo, `shot/${key}`, slot, ...frames];
}

const ofVideo = ({ data, plan }: Decided): readonly unknown[] => [
  ...[plan?.look, plan?.palette, plan?.mood],
  ...[data.stories, data.planGuidance, data.look, data.brand],
];

function touchedShots(was: Decided, is: Decided): Set<string> {
  const scenes = new Set(changed(byKey(was.plan?.scenes), byKey(is.plan?.scenes)));
  const elements = new Set([
    ...changed(byKey(was.plan?.elements), byKey(is.plan?.elements)),
    ...changed(mapOf(was.data.elements), mapOf(is.data.elements)),
  ]);
  const isWithin = (shot: PlanShot | undefined) =>
    shot !== undefined && (scenes.has(shot.sceneKey) || shot.elements.some(({ key }) => elements.has(key)));
  const before = byKey(was.plan?.shots);
  const after = byKey(is.plan?.shots);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return new Set(
    keys.filter((key) => {
      const [one, other] = [before.get(key), after.get(key)];
      return isWithin(one) || isWithin(other) || !isSameContent(one, other);
    }),
  );
}

function isSameContent(one: PlanShot | undefined, other: PlanShot | undefined): boolean {
  if (one === other || !one || !other) return one === other;
  return isSame({ ...one, durationFrames: 0 }, { ...other, durationFrames: 0 });
}

/** Whether two parts of a document say the same. */
export const isSame = (one: unknown, other: unknown): boolean => one === other || text(one) === text(other);

const text = (value: unknown): string => (value === undefined ? "" : canonicalJson(value as Json));

/** Keys under which two maps hold different things. */
const changed = (was: ReadonlyMap<string, unknown>, is: ReadonlyMap<string, unknown>): string[] =>
  [...new Set([...was.keys(), ...is.keys()])].filter((key) => !isSame(was.get(key), is.get(key)));

const mapOf = (record: Readonly<Record<string, unknown>> = {}) => new Map(Object.entries(record));

const setOf = (names: readonly string[]) => new Map(names.map((name) => [name, true]));

const byKey = <Thing extends { key: string }>(things: readonly Thing[] = []) =>
  new Map(things.map((thing) => [thing.key, thing]));

const lengthsOf = (plan: Plan | null) =>
  new Map((plan?.shots ?? []).map(({ key, durationFrames }) => [key, durationFrames]));
