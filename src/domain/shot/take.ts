/** What a take can be. */
export const takeKinds = ["frame", "reference", "clip", "music", "voice", "effect", "hero"] as const;
export type TakeKind = (typeof takeKinds)[number];

/** Names of slots: the places in a project that takes compete for. */
export const slots = {
  firstFrame: (shotKey: string) => `shot/${shotKey}/first-frame`,
  lastFrame: (shotKey: string) => `shot/${shotKey}/last-frame`,
  clip: (shotKey: string) => `shot/${shotKey}/clip`,
  /**
   * Where one of several clips of a shot stands in a run, from 0; all of them compete for the shot's one clip. Beside one
   * another, not one inside the other: the folder of a slot goes when its work is done.
   */
  attempt: (shotKey: string, number: number) =>
    number === 0 ? `shot/${shotKey}/clip` : `shot/${shotKey}/clip-retake-${number}`,
  voice: (shotKey: string) => `shot/${shotKey}/voice`,
  effect: (shotKey: string, index: number) => `shot/${shotKey}/effect-${index}`,
  reference: (elementKey: string) => `element/${elementKey}/reference`,
  music: "music",
  /** Pictures that set the look of the whole video. */
  hero: "hero",
  /** Other words for a shot, in a run that was asked for them. */
  rewrite: "rewrite",
} as const;

/** Which of several clips of a shot a slot of a run holds, from 0. */
export const attemptNumber = (slot: string): number => Number(/\/clip-retake-(\d+)$/.exec(slot)?.[1] ?? 0);
