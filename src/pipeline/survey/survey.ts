import type { Brief } from "@/domain/brief/brief";
import type { SurveyedPiece } from "@/domain/workspace/survey";
import type { Workspace } from "@/domain/workspace/workspace";
import { takeHeroLook } from "@/pipeline/hero-look";
import type { RunContext } from "@/pipeline/ports";
import type { PlannedVideo } from "@/pipeline/recipes/ad";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { assembleTakes } from "@/pipeline/stages/assemble-cut/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import { finishVideo } from "@/pipeline/stages/finish-video/stage";
import { makeSound } from "@/pipeline/stages/make-sound/stage";
import { chooseClips } from "@/pipeline/survey/choose-clips";
import { type Finding, type Findings, givesWords, labelOf } from "@/pipeline/survey/look-up";
import type { Past } from "@/pipeline/survey/past";
import { planOrNothing, surveyContext } from "@/pipeline/survey/survey-context";

/** How the pieces of a video stand, as far as a survey can tell by itself: what is at work only the run knows. */
export type Surveyed = Pick<
  SurveyedPiece,
  "slot" | "stage" | "label" | "reasons" | "costMicros" | "artifactId"
> & {
  state: Finding["state"];
  /** Its name within the stage, as the run tells of it. */
  piece: string;
};

/**
 * Goes through the stages of a run without making anything, and says of each piece whether it is there, and if not, why
 * and what making it would cost. It is the stages' own code, so it cannot say anything else than a run would do.
 *
 * @param base The run to look through; its steps and records are not used for writing.
 */
export async function survey(
  base: RunContext,
  { brief, past }: { brief: Brief; past: Past },
): Promise<Surveyed[]> {
  const { ctx, findings } = surveyContext(base, { brief, past });
  const planned = await planOrNothing(ctx);
  const end = planned ? await walk(ctx, planned, { findings, past }) : [];
  return [...planPiece(findings, { past, wishes: base.wishes }), ...listed(findings), ...end];
}

/** From the plan to the finished video. Returns what of the end could not be looked up. */
async function walk(
  ctx: RunContext,
  { brief, planned }: PlannedVideo,
  { findings, past }: { findings: Findings; past: Past },
): Promise<Surveyed[]> {
  const { plan } = planned.value;
  const { coherence } = brief.value;
  await drawElements(ctx, { brief, planned, look: await takeHeroLook(ctx) });
  await drawFrames(ctx, { plan, chained: coherence.chainedFrames });
  await animateShots(ctx, { plan, parallel: coherence.parallelClips });
  const sound = await makeSound(ctx, { brief, planned });
  const { clips, open } = await chooseClips(ctx, { plan, brief: brief.value, findings });
  const unheard = [...findings.values()].filter(({ stage, isSettled }) => stage === "sound" && !isSettled);
  const causes = [...(open ?? []), ...unheard.map(labelOf)];
  if (!clips || causes.length > 0) return endings(causes, past);
  const { cut, cutId } = await assembleTakes(ctx, { brief, planned, clips, sound });
  await finishVideo(ctx, { planned, cut, cutId, scored: null });
  return [];
}

/** Cut and video where what they are made from is to be made first. */
function endings(causes: readonly string[], past: Past): Surveyed[] {
  return (["cut", "video"] as const).map((slot) => {
    const last = past.last(slot);
    return {
      ...{ slot, ...endOf[slot], costMicros: 0, artifactId: last?.id ?? null },
      state: last ? ("stale" as const) : ("missing" as const),
      reasons: last ? shortened(causes) : [],
    };
  });
}

const namedCauses = 3;

function shortened(causes: readonly string[]): string[] {
  const named = causes.slice(0, namedCauses).map((label) => `${label} is made anew`);
  const more = causes.length - named.length;
  return more > 0 ? [...named, `${more} more ${more === 1 ? "piece is" : "pieces are"} made anew`] : named;
}

const endOf = {
  cut: { stage: "assemble", label: "Cut", piece: "cut" },
  video: { stage: "finish", label: "Video", piece: "video" },
} as const;

/** The plan is only told of while somebody has to write it. */
function planPiece(findings: Findings, { past, wishes }: { past: Past; wishes: Workspace }): Surveyed[] {
  if (findings.get("plan")?.isSettled) return [];
  const last = past.last("plan");
  const words = [...findings.values()].filter(({ stage }) => givesWords(stage));
  return [
    {
      ...{ slot: "plan", stage: "plan", label: "Plan", piece: "plan", artifactId: last?.id ?? null },
      state: last ? "stale" : "missing",
      reasons: last ? [planReason(findings, wishes)] : [],
      costMicros: words.reduce((sum, { costMicros }) => sum + costMicros, 0),
    },
  ];
}

function planReason(findings: Findings, { planGuidance }: Workspace): string {
  if (isToldAnew(findings)) return "the story";
  const others = "the brief, or the model that writes";
  return planGuidance.length > 0 ? `what you want of another plan, ${others}` : others;
}

const isToldAnew = (findings: Findings): boolean => findings.get("story")?.state === "stale";

/** Findings that people know as pieces: all that stages tell of, and the cut. */
const listed = (findings: Findings): Surveyed[] =>
  [...findings.values()].flatMap((found) => {
    const { slot, stage, state, reasons, costMicros, artifactId } = found;
    if (slot === "cut") return [{ slot, ...endOf.cut, state, reasons, costMicros, artifactId }];
    if (!found.piece) return [];
    const named = { label: labelOf(found), piece: found.piece.key };
    return [{ slot, stage, ...named, state, reasons, costMicros, artifactId }];
  });
