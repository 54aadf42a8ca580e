import type { Built, StandingTake } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import { regenerationText } from "@/domain/quality/regeneration";
import { type Scorecard, scorecard, scorecardVersion } from "@/domain/quality/scorecard";
import { judge, type Ranking, rankTakes } from "@/domain/quality/verdict";
import { slots } from "@/domain/shot/take";
import type { RunContext } from "@/pipeline/ports";
import { tellSpareFailed } from "@/pipeline/shot-outcome";
import { note } from "@/pipeline/stage";
import type { StoredClip } from "@/pipeline/stored-media";
import { scoreTake } from "./score-take";
import type { ScoredTake, ShotToScore } from "./scored-shots";
import { warn } from "./warn";

/**
 * The take of a shot that goes into the video: the maker's choice, else the best of all that were made, among them those
 * that are made again because none was good enough.
 */
export async function bestTake(ctx: RunContext, work: ShotToScore): Promise<ScoredTake> {
  const standing = await standingClip(ctx, work);
  if (standing) return standing;
  const asked = await askedTakes(ctx, work);
  const again = await makeAgain(ctx, work, asked);
  const takes = [...asked, ...again];
  // People number the takes of a shot through all runs.
  const known = await ctx.steps.run(`score/${work.shot.key}/numbers`, () =>
    ctx.records.takesOfSlot(ctx.run, slots.clip(work.shot.key)),
  );
  const ranking = rankTakes(
    takes.map(({ clip, card, number }) => {
      const takeId = clip.takeId ?? String(number);
      return { takeId, label: `Take ${known.indexOf(takeId) + 1}`, scorecard: card.value };
    }),
    work.quality.thresholds,
  );
  const winner = takes.find(({ clip }) => clip.takeId === ranking.order[0]?.takeId) ?? takes[0];
  if (!winner) throw new StudioError("not-found", `Shot ${work.index + 1} has no take to choose`);
  await keepChoice(ctx, work, { takes, winner, ranking });
  await tellOfRegeneration(ctx, work, { asked, again });
  return winner;
}

const labelOf = ({ index }: ShotToScore) => `Shot ${index + 1}`;

/** What is already chosen and stays: by the maker, or by anybody in a run that only rebuilds. */
async function standingClip(ctx: RunContext, work: ShotToScore): Promise<ScoredTake | null> {
  const { shot, quality } = work;
  const slot = slots.clip(shot.key);
  const standing = await ctx.steps.run(`score/${shot.key}/standing`, () =>
    ctx.records.standingTake(ctx.run, slot),
  );
  if (!standing || (standing.chosenBy === "system" && !ctx.run.options.rebuild)) return null;
  const first = await takeNumber(ctx, shot.key, 0);
  const clip = fitting(standing, first);
  if (!clip) {
    await ctx.steps.run(`score/${shot.key}/unfit`, async () => {
      const message = `${labelOf(work)}: the take you chose has another length or size than the plan now asks for, so the best of the others is used.`;
      await note(ctx, { stage: "score", level: "warning", message });
      return null;
    });
    return null;
  }
  const known = await ctx.steps.run(`score/${shot.key}/card`, () => cardOf(ctx, clip));
  const card = known ? { value: known, cached: true } : await scoreTake(ctx, work, { name: shot.key, clip });
  await ctx.steps.run(`score/${shot.key}/warn`, async () => {
    await warn(ctx, { card: card.value, label: labelOf(work), thresholds: quality.thresholds });
    return null;
  });
  return { shotKey: shot.key, number: 0, clip, card };
}

/** The card of the present version that a take has already. */
async function cardOf(ctx: RunContext, { takeId }: Built<StoredClip>): Promise<Scorecard | null> {
  const stored = takeId ? await ctx.records.findScorecard(takeId, scorecardVersion) : null;
  return stored === null ? null : scorecard.parse(stored);
}

/** The standing take, when it is as large as one that is made now, and long enough for its place. */
function fitting({ built }: StandingTake, made: Built<StoredClip> | null): Built<StoredClip> | null {
  const chosen = built as Built<StoredClip>;
  const { durationFrames, fps, width, height } = chosen.value;
  const fits =
    made === null ||
    (durationFrames >= made.value.durationFrames &&
      made.value.fps === fps &&
      made.value.width === width &&
      made.value.height === height);
  return fits ? chosen : null;
}

/** The takes that every shot gets, those that could not be made left out. */
async function askedTakes(ctx: RunContext, work: ShotToScore): Promise<ScoredTake[]> {
  const numbers = Array.from({ length: work.quality.attempts }, (_, number) => number);
  const scored = await ctx.steps.parallel(numbers.map((number) => () => scoreNumber(ctx, work, number)));
  return scored.filter((take) => take !== null);
}

/** As long as no take is good enough and the maker allows another. What cannot be made ends it, not the run. */
async function makeAgain(
  ctx: RunContext,
  work: ShotToScore,
  asked: readonly ScoredTake[],
): Promise<ScoredTake[]> {
  const { shot, quality } = work;
  const isGood = ({ card }: ScoredTake) => judge(card.value, quality.thresholds).accepted;
  const again: ScoredTake[] = [];
  // What the maker has pinned is to be it, good or not.
  const isPinned = ctx.wishes.pins[slots.clip(shot.key)] !== undefined;
  if (isPinned || asked.some(isGood) || !ctx.models.video.capabilities.seed) return again;
  for (let count = 0; count < quality.regenerationMax && !again.some(isGood); count++) {
    const retake = quality.attempts + count;
    const step = `score/${shot.key}/retake-${retake}`;
    const input = { run: ctx.run, shotKey: shot.key, retake, again: true };
    const outcome = await ctx.steps.shot(step, "animate-shot", input);
    const take = outcome.ok ? await scoreNumber(ctx, work, retake) : null;
    if (take) again.push(take);
    if (!outcome.ok) {
      const label = `${labelOf(work)}, take ${retake + 1}`;
      await tellSpareFailed(ctx, { stage: "score", step: `${step}/failed`, label, reason: outcome.message });
      break;
    }
  }
  return again;
}

async function scoreNumber(ctx: RunContext, work: ShotToScore, number: number): Promise<ScoredTake | null> {
  const { key } = work.shot;
  const clip = await takeNumber(ctx, key, number);
  if (!clip) return null;
  const name = number === 0 ? key : `${key}/retake-${number}`;
  return { shotKey: key, number, clip, card: await scoreTake(ctx, work, { name, clip }) };
}

function takeNumber(ctx: RunContext, shotKey: string, number: number): Promise<Built<StoredClip> | null> {
  const name = number === 0 ? shotKey : `${shotKey}/retake-${number}`;
  return ctx.steps.run(`score/${name}/clip`, () =>
    ctx.records.findResult(ctx.run, slots.attempt(shotKey, number)),
  ) as Promise<Built<StoredClip> | null>;
}

/** Behind the traces of seams and of what else is told of a shot; a plan has far fewer of each. */
const firstTakePosition = 200;

/** Selects the winner and writes down between what it was chosen, and why. */
async function keepChoice(
  ctx: RunContext,
  work: ShotToScore,
  { takes, winner, ranking }: { takes: readonly ScoredTake[]; winner: ScoredTake; ranking: Ranking },
): Promise<void> {
  const { shot, index, quality } = work;
  await ctx.steps.run(`score/${shot.key}/select`, async () => {
    const { takeId } = winner.clip;
    const alternatives = takes.flatMap(({ clip, card }) =>
      clip.takeId ? [{ takeId: clip.takeId, overall: card.value.overall, version: card.value.version }] : [],
    );
    if (takeId) {
      const { reason } = ranking;
      await ctx.records.select(ctx.run, { slot: slots.clip(shot.key), takeId, reason, alternatives });
    }
    await ctx.records.saveTrace(ctx.run, {
      stage: "score",
      position: firstTakePosition + index,
      title: `${labelOf(work)}: ${takes.length === 1 ? "its take" : `${takes.length} takes`}`,
      data: {
        choice: ranking.reason,
        takes: takes.map(({ number, clip, card }) => ({
          take: number + 1,
          seed: clip.value.seed,
          overall: card.value.overall,
          faults: judge(card.value, quality.thresholds).reasons,
        })),
      },
    });
    await warn(ctx, { card: winner.card.value, label: labelOf(work), thresholds: quality.thresholds });
    return null;
  });
}

/** What was spent on takes that were made again, and what was gained; nothing when they were there already. */
async function tellOfRegeneration(
  ctx: RunContext,
  work: ShotToScore,
  { asked, again }: { asked: readonly ScoredTake[]; again: readonly ScoredTake[] },
): Promise<void> {
  const made = again.filter(({ clip }) => !clip.cached);
  if (made.length === 0) return;
  await ctx.steps.run(`score/${work.shot.key}/regenerated`, async () => {
    const scores = (takes: readonly ScoredTake[]) => takes.map(({ card }) => card.value.overall);
    const spentMicros = await ctx.records.costOfTakes(made.flatMap(({ clip }) => clip.takeId ?? []));
    const message = regenerationText({
      shot: labelOf(work),
      before: scores(asked),
      after: scores(again),
      spentMicros,
    });
    await note(ctx, { stage: "score", level: "info", message });
    return null;
  });
}
