import type { PoolKind, PoolSort, PoolState } from "@/domain/pool/pool-question";

export const kindTitles: Record<PoolKind, string> = {
  clip: "Clips",
  frame: "Frames",
  reference: "Element pictures",
  hero: "Hero frames",
  music: "Music",
  voice: "Voices",
  effect: "Effects",
  upload: "Your pictures",
};

export const sortTitles: Record<PoolSort, string> = {
  newest: "Newest first",
  oldest: "Oldest first",
  score: "Best score first",
  cost: "Dearest first",
};

export const stateTitles: Record<PoolState, string> = {
  used: "In use",
  unused: "Not in use",
  favourite: "Favourites",
  draft: "Drafts",
  final: "Made by real models",
  unscored: "Not scored",
  removed: "Removed",
};
