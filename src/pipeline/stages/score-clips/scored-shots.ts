import type { Built } from "@/domain/build/build";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import type { RunQuality } from "@/pipeline/run-quality";
import type { ScoredClip } from "@/pipeline/score-video";
import type { StoredClip } from "@/pipeline/stored-media";

/** A shot that is looked at, with everything that decides on its takes. */
export type ShotToScore = { plan: Plan; shot: PlanShot; index: number; quality: RunQuality };

/** A take with its card, by its number from 0. */
export type ScoredTake = ScoredClip & { shotKey: string; number: number; clip: Built<StoredClip> };
