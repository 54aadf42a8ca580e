import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import { scorecard, scorecardVersion } from "@/domain/quality/scorecard";
import { type Candidate, judge, rankTakes } from "@/domain/quality/verdict";
import { slots } from "@/domain/shot/take";
import type { RunContext } from "@/pipeline/ports";
import { attemptsAt, type RunQuality, runQuality } from "@/pipeline/run-quality";
import type { StoredClip } from "@/pipeline/stored-media";
import { type Finding, type Findings, labelOf } from "@/pipeline/survey/look-up";

/** The clip of each shot that a run would cut with, or what has to be made before that can be said. */
export type ClipChoice =
  | { clips: { shotKey: string; clip: Built<StoredClip> }[]; open: null }
  | { clips: null; open: string[] };

/** As the scoring stage chooses, from the cards that are there. */
export async function chooseClips(
  ctx: RunContext,
  { plan, brief, findings }: { plan: Plan; brief: ResolvedBrief; findings: Findings },
): Promise<ClipChoice> {
  const quality = await runQuality(ctx, "survey/quality");
  const clips: { shotKey: string; clip: Built<StoredClip> }[] = [];
  const open: string[] = [];
  for (const [index, shot] of plan.shots.entries()) {
    // Where nothing is measured, the first take stands for the shot.
    const attempts = brief.coherence.qualityRegeneration ? attemptsAt(ctx, shot.key, quality) : 1;
    const asked = Array.from({ length: attempts }, (_, number) =>
      findings.get(slots.attempt(shot.key, number)),
    ).filter((finding) => finding !== undefined);
    const unsettled = asked.filter(({ isSettled }) => !isSettled);
    const clip =
      unsettled.length === 0
        ? await choose(ctx, { shot, asked, quality: { ...quality, attempts }, brief, findings })
        : null;
    if (clip?.takeId) clips.push({ shotKey: shot.key, clip });
    else if (unsettled.length > 0) open.push(...unsettled.map(labelOf));
    else open.push(`Shot ${index + 1}`);
  }
  return open.length > 0 ? { clips: null, open } : { clips, open: null };
}

type Choosing = {
  shot: PlanShot;
  asked: readonly Finding[];
  quality: RunQuality;
  brief: ResolvedBrief;
  findings: Findings;
};

/** Null when a take still has to be measured. */
async function choose(ctx: RunContext, choosing: Choosing): Promise<Built<StoredClip> | null> {
  const { shot, asked, brief } = choosing;
  const [first] = asked;
  if (!first) return null;
  const made = first.built as Built<StoredClip>;
  const standing = await ctx.records.standingTake(ctx.run, slots.clip(shot.key));
  if (standing?.chosenBy === "maker" && fits(standing.built as Built<StoredClip>, made)) {
    return standing.built as Built<StoredClip>;
  }
  if (!brief.coherence.qualityRegeneration) return made;
  return bestOf(ctx, choosing);
}

/** A chosen take is used as long as it is as large and as long as one that is made now. */
function fits({ value: chosen }: Built<StoredClip>, { value: made }: Built<StoredClip>): boolean {
  const sameForm = chosen.fps === made.fps && chosen.width === made.width && chosen.height === made.height;
  return sameForm && chosen.durationFrames >= made.durationFrames;
}

async function bestOf(
  ctx: RunContext,
  { shot, asked, quality, findings }: Choosing,
): Promise<Built<StoredClip> | null> {
  const candidates: (Candidate & { clip: Built<StoredClip> })[] = [];
  const add = async (finding: Finding) => {
    const candidate = await candidateOf(ctx, finding);
    if (candidate) candidates.push(candidate);
    return candidate;
  };
  for (const finding of asked) if (!(await add(finding))) return null;
  const retakes = ctx.wishes.pins[slots.clip(shot.key)] === undefined ? quality.regenerationMax : 0;
  const isGood = ({ scorecard: card }: Candidate) => judge(card, quality.thresholds).accepted;
  for (let count = 0; count < retakes && !candidates.some(isGood); count++) {
    const again = await madeAgain(ctx, { shot, number: quality.attempts + count, findings });
    if (!again || !(await add(again))) break;
  }
  const winner = rankTakes(candidates, quality.thresholds).order[0]?.takeId;
  return candidates.find(({ takeId }) => takeId === winner)?.clip ?? null;
}

async function candidateOf(ctx: RunContext, { built }: Finding) {
  const clip = built as Built<StoredClip>;
  if (!clip.takeId) return null;
  const card = await ctx.records.findScorecard(clip.takeId, scorecardVersion);
  if (card === null) return null;
  return { takeId: clip.takeId, label: "", scorecard: scorecard.parse(card), clip };
}

/** A take that was made because the ones before were poor; null when there is none, and nothing is to come of that. */
async function madeAgain(
  ctx: RunContext,
  { shot, number, findings }: { shot: PlanShot; number: number; findings: Findings },
): Promise<Finding | null> {
  if (!ctx.models.video.capabilities.seed) return null;
  const slot = slots.attempt(shot.key, number);
  const input = { run: ctx.run, shotKey: shot.key, retake: number, again: true };
  await ctx.steps.shot(`survey/${slot}`, "animate-shot", input);
  const found = findings.get(slot) ?? null;
  if (found?.isSettled) return found;
  findings.delete(slot);
  return null;
}
