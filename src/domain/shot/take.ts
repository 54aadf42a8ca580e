/** What a take can be. */
export const takeKinds = ["frame", "reference", "clip", "music", "voice", "effect", "hero"] as const;
export type TakeKind = (typeof takeKinds)[number];

/** Names of slots: the places in a project that takes compete for. */
export const slots = {
  firstFrame: (shotKey: string) => `shot/${shotKey}/first-frame`,
  lastFrame: (shotKey: string) => `shot/${shotKey}/last-frame`,
  clip: (shotKey: string) => `shot/${shotKey}/clip`,
  voice: (shotKey: string) => `shot/${shotKey}/voice`,
  effect: (shotKey: string, index: number) => `shot/${shotKey}/effect-${index}`,
  reference: (elementKey: string) => `element/${elementKey}/reference`,
  music: "music",
  /** Pictures that set the look of the whole video. */
  hero: "hero",
} as const;

/** A clip that the maker has chosen for its slot. */
export type ChosenClip = { slot: string; takeId: string; digest: string; durationFrames: number };
