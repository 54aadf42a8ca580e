import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Plan } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import { chooseSeams, clipLengths } from "@/domain/timeline/seams";

/** What has to be made, as far as a price depends on it. */
export type ExpectedWork = {
  shots: ExpectedShot[];
  /** Slots of the reference pictures. */
  references: string[];
  musicCharacters: number;
  /** False before there is a plan: numbers and lengths are what plans usually have. */
  planned: boolean;
};

export type ExpectedShot = {
  key: string;
  /** With the frames that a transition needs. */
  clipFrames: number;
  /** Takes its first frame over from the shot before it. */
  inherits: boolean;
  effects: number;
  /** Length of the line that is spoken over it; 0 for none. */
  voiceCharacters: number;
};

/** What the usual plan has, by the built-in planner's plans. */
const usual = { references: 3, effects: 1, voiceCharacters: 25, musicCharacters: 120, shotsPerChain: 4 };
const shotsMax = 12;

/** Before there is a plan: 5 shots in 15 s, 8 in 30 s, and longer ones in longer videos. */
export function expectedShots(brief: Pick<ResolvedBrief, "clips" | "durationFrames" | "fps">): number {
  return brief.clips ?? Math.min(shotsMax, Math.round(2 + brief.durationFrames / brief.fps / 5));
}

/**
 * The work of a plan or, before there is one, of a usual one. In that no shot goes on from another, so that a price
 * promises nothing; with `chains` as many do as usually would.
 */
export function expectedWork(
  brief: ResolvedBrief,
  plan: Plan | null,
  { chains = false }: { chains?: boolean } = {},
): ExpectedWork {
  const work = plan ? plannedWork(brief, plan) : usualWork(brief, { chains });
  return brief.coherence.referenceIdentity ? work : { ...work, references: [] };
}

function plannedWork(brief: ResolvedBrief, plan: Plan): ExpectedWork {
  const lengths = clipLengths(plan, chooseSeams(plan, brief.coherence));
  return {
    planned: true,
    references: plan.elements
      .filter(({ kind }) => kind !== "location")
      .map(({ key }) => slots.reference(key)),
    musicCharacters: plan.music.description.length,
    shots: plan.shots.map((shot, index) => ({
      key: shot.key,
      clipFrames: lengths[index] ?? shot.durationFrames,
      inherits: brief.coherence.chainedFrames && shot.continuesPrevious && index > 0,
      effects: shot.sounds.length,
      voiceCharacters: brief.voice ? (shot.voiceOver?.length ?? 0) : 0,
    })),
  };
}

function usualWork(brief: ResolvedBrief, { chains }: { chains: boolean }): ExpectedWork {
  const chained = chains && brief.coherence.chainedFrames;
  const count = expectedShots(brief);
  return {
    planned: false,
    references: Array.from({ length: usual.references }, (_, index) => slots.reference(`element-${index}`)),
    musicCharacters: usual.musicCharacters,
    shots: Array.from({ length: count }, (_, index) => ({
      key: `shot-${index}`,
      clipFrames:
        Math.round(((index + 1) * brief.durationFrames) / count) -
        Math.round((index * brief.durationFrames) / count),
      inherits: chained && (index + 1) % usual.shotsPerChain === 0,
      effects: usual.effects,
      voiceCharacters: brief.voice ? usual.voiceCharacters : 0,
    })),
  };
}
