import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Aspect } from "@/domain/media/format";
import type { StageName } from "@/domain/run/run";
import type { CostEstimate } from "@/domain/view/views";

/** What each model asks and how long it takes, as the catalogue says. */
export type PriceList = {
  text: { name: string; microsPerCall: number; secondsPerCall: number };
  image: { name: string; micros: number; seconds: number };
  video: { name: string; micros: number; seconds: number };
  music: { name: string };
  speech: { name: string } | null;
};

/** Before there is a plan: one shot for every four seconds, three to five. */
export function expectedShots(brief: Pick<ResolvedBrief, "clips" | "durationFrames" | "fps">): number {
  return brief.clips ?? Math.min(5, Math.max(3, Math.round(brief.durationFrames / brief.fps / 4)));
}

/** Pieces that a video of this many shots is made of, with what they cost and about how long all of it takes. */
export function estimateRun(
  brief: ResolvedBrief,
  prices: PriceList,
  { parallelism, notices }: { parallelism: number; notices: string[] },
): CostEstimate {
  const shots = expectedShots(brief);
  const rounds = brief.coherence.twoAgentEnhancement ? brief.coherence.enhancementRounds * 2 + 1 : 1;
  const lines = [
    line("enhance", prices.text.name, {
      quantity: rounds,
      unit: "questions",
      micros: prices.text.microsPerCall,
    }),
    line("plan", prices.text.name, { quantity: 3, unit: "questions", micros: prices.text.microsPerCall }),
    line("elements", prices.image.name, { quantity: 1, unit: "picture", micros: prices.image.micros }),
    line("frames", prices.image.name, { quantity: shots * 2, unit: "pictures", micros: prices.image.micros }),
    line("clips", prices.video.name, { quantity: shots, unit: "clips", micros: prices.video.micros }),
    ...(brief.music ? [line("sound", prices.music.name, { quantity: 1, unit: "track", micros: 0 })] : []),
    ...(brief.voice && prices.speech
      ? [line("sound", prices.speech.name, { quantity: shots, unit: "lines", micros: 0 })]
      : []),
  ];
  const seconds =
    (rounds + 3) * prices.text.secondsPerCall +
    ((shots * 2 + 1) * prices.image.seconds) / parallelism +
    (shots * prices.video.seconds) / (brief.coherence.parallelClips ? Math.min(shots, parallelism) : 1) +
    finishSeconds(brief);
  return {
    lines,
    totalMicros: lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0),
    typicalSeconds: Math.round(seconds),
    notices,
    shots,
  };
}

function line(
  stage: StageName,
  model: string,
  { quantity, unit, micros }: { quantity: number; unit: string; micros: number },
): CostEstimate["lines"][number] {
  return { stage, model, quantity, unit, amountMicros: quantity * micros, cached: false };
}

/** Scoring, sound and the one encode at the end, measured on two cores for 1080 lines. */
const secondsPerVideoSecond: Record<Aspect, number> = { "9:16": 1.1, "16:9": 1.1, "1:1": 0.7, "4:5": 0.8 };

const finishSeconds = (brief: ResolvedBrief) =>
  4 + secondsPerVideoSecond[brief.aspect] * (brief.durationFrames / brief.fps);
