import type { ResolvedBrief } from "@/domain/brief/brief";
import type { OfferKind } from "@/domain/catalogue/offer";
import type { Aspect } from "@/domain/media/format";
import type { Plan } from "@/domain/plan/plan";
import type { CostEstimate, EstimateLine, ShotEstimate } from "@/domain/view/views";
import { type EarlierWork, nothingEarlier, type Piece, piecesOf, type RunPrices } from "./estimate-pieces";
import { type ExpectedWork, expectedWork } from "./estimate-work";

/**
 * What a run would cost and about how long it would take, by stage and, with a plan, by shot. What an earlier run has
 * left counts as nothing.
 *
 * @param attempts Takes of each shot, all of them made.
 * @param usualChains Before there is a plan: count on as many shots that continue another as there usually are.
 */
export function estimateRun(
  brief: ResolvedBrief,
  prices: RunPrices,
  {
    plan = null,
    earlier = nothingEarlier,
    attempts = 1,
    usualChains = false,
  }: { plan?: Plan | null; earlier?: EarlierWork; attempts?: number; usualChains?: boolean } = {},
): Omit<CostEstimate, "warnings" | "notices"> {
  const work = expectedWork(brief, earlier.text ? plan : null, { chains: usualChains });
  const pieces = piecesOf(brief, { work, prices, earlier, attempts });
  return {
    lines: linesOf(pieces),
    byShot: work.planned ? work.shots.map(({ key }) => shotEstimate(key, pieces)) : [],
    shots: work.shots.length,
    totalMicros: sumOf(pieces, ({ micros }) => micros),
    typicalSeconds: Math.round(secondsOf(brief, { work, pieces, prices }) + finishSeconds(brief)),
  };
}

const sumOf = (pieces: readonly Piece[], of: (piece: Piece) => number) =>
  pieces.reduce((total, piece) => total + of(piece), 0);

const units: Record<OfferKind, [one: string, many: string]> = {
  text: ["question", "questions"],
  image: ["picture", "pictures"],
  video: ["clip", "clips"],
  music: ["track", "tracks"],
  effects: ["effect", "effects"],
  speech: ["line", "lines"],
  judge: ["opinion", "opinions"],
};

/** One line for what is made and one for what is there already, for each stage and kind of model. */
export function linesOf(pieces: readonly Piece[]): EstimateLine[] {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const key = `${piece.stage}/${piece.kind}/${piece.cached}`;
    groups.set(key, [...(groups.get(key) ?? []), piece]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const quantity = sumOf(group, ({ calls }) => calls);
    const [one, many] = units[first.kind];
    return {
      stage: first.stage,
      model: first.model,
      quantity,
      unit: quantity === 1 ? one : many,
      amountMicros: sumOf(group, ({ micros }) => micros),
      cached: first.cached,
    };
  });
}

function shotEstimate(shotKey: string, pieces: readonly Piece[]): ShotEstimate {
  const own = pieces.filter((piece) => piece.shotKey === shotKey);
  return {
    shotKey,
    clips: sumOf(own, ({ kind, calls }) => (kind === "video" ? calls : 0)),
    amountMicros: sumOf(own, ({ micros }) => micros),
    cached: own.every(({ cached }) => cached),
  };
}

/** Stages wait for one another; within one, what does not depend on each other goes side by side. */
function secondsOf(
  { coherence }: ResolvedBrief,
  { work, pieces, prices }: { work: ExpectedWork; pieces: readonly Piece[]; prices: RunPrices },
): number {
  const of = (stage: Piece["stage"]) => pieces.filter((piece) => piece.stage === stage);
  const sound = (kind: "music" | "effects" | "speech") => {
    const rows = of("sound").filter((piece) => piece.kind === kind);
    return sideBySide(rows.map(asRow), prices[kind]?.atOnce ?? 1);
  };
  const clips = of("clips");
  const opinions = of("score").map(asRow);
  return (
    sumOf([...of("enhance"), ...of("plan")], ({ seconds }) => seconds) +
    sideBySide(of("elements").map(asRow), prices.image.atOnce) +
    sideBySide(frameRows(work, of("frames")), prices.image.atOnce) +
    (coherence.parallelClips
      ? sideBySide(clips.map(asRow), prices.video.atOnce)
      : sumOf(clips, ({ seconds }) => seconds)) +
    sideBySide(opinions, prices.judge?.atOnce ?? 1) +
    Math.max(sound("music"), sound("effects"), sound("speech"))
  );
}

const asRow = ({ seconds }: Piece) => seconds;

/** Rows of shots that go on from one another are drawn one after the other. */
function frameRows({ shots }: ExpectedWork, frames: readonly Piece[]): number[] {
  const rows: number[] = [];
  for (const { key, inherits } of shots) {
    const seconds = sumOf(
      frames.filter(({ shotKey }) => shotKey === key),
      asRow,
    );
    const last = rows.length - 1;
    if (inherits && last >= 0) rows[last] = (rows[last] ?? 0) + seconds;
    else rows.push(seconds);
  }
  return rows;
}

/** The longest row, or all of them together by as many as go on at once. */
function sideBySide(rows: readonly number[], atOnce: number): number {
  const together = rows.reduce((sum, seconds) => sum + seconds, 0);
  return Math.max(0, ...rows, together / Math.max(1, atOnce));
}

/** Scoring and the one encode at the end, measured on two cores for 1080 lines. */
const secondsPerVideoSecond: Record<Aspect, number> = { "9:16": 1.1, "16:9": 1.1, "1:1": 0.7, "4:5": 0.8 };

/** Shares of it that scoring and grading have, measured with each of them off. */
const scoringShare = 0.25;
const gradingShare = 0.15;

function finishSeconds({ aspect, coherence, durationFrames, fps }: ResolvedBrief): number {
  const left =
    1 - (coherence.qualityRegeneration ? 0 : scoringShare) - (coherence.finishing ? 0 : gradingShare);
  return 4 + left * secondsPerVideoSecond[aspect] * (durationFrames / fps);
}
