import type { ResolvedBrief } from "@/domain/brief/brief";
import { settingsOf } from "@/domain/coherence/settings";
import { StudioError } from "@/domain/errors";
import { apportionFrames } from "./apportion-frames";
import { cleanOverlays, cleanVoiceOver } from "./clean-lines";
import type { Plan, PlanDraft } from "./plan";
import { orderProblems, referenceProblems } from "./plan-problems";

/** How many scenes a plan has when the maker did not ask for a number of clips. */
export const sceneCount = { min: 3, max: 5 } as const;

type Placed = Pick<PlanDraft["shots"][number], "sceneKey" | "continuesPrevious">;

function countProblems(draft: PlanDraft, brief: ResolvedBrief): string[] {
  const problems: string[] = [];
  const { shots, scenes } = draft;
  if (brief.clips !== null && shots.length !== brief.clips) {
    problems.push(`${brief.clips} shots were asked for, the plan has ${shots.length}`);
  }
  if (brief.clips === null && (scenes.length < sceneCount.min || scenes.length > sceneCount.max)) {
    problems.push(`a plan has ${sceneCount.min} to ${sceneCount.max} scenes, this one has ${scenes.length}`);
  }
  if (shots.length > brief.durationFrames) problems.push("there are more shots than frames");
  return problems;
}

/** A continuous shot goes on from a picture, so there must be one before it, of the same place. */
function continues(shot: Placed, previous: Placed | undefined): boolean {
  return shot.continuesPrevious && previous?.sceneKey === shot.sceneKey;
}

/**
 * Turns a planner's draft into a plan that the rest of the pipeline can trust: references resolve, the number of
 * shots is the one asked for, lengths are whole frames that sum to the brief's, and with detailed planning it is listed
 * what each element must match. What has one obvious answer is mended (a first shot cannot continue anything, invisible characters in
 * text); everything else is a `StudioError` "invalid-input" that lists all problems, for the planner to repair.
 */
export function finishPlan(draft: PlanDraft, brief: ResolvedBrief): Plan {
  const problems = [...referenceProblems(draft), ...orderProblems(draft), ...countProblems(draft, brief)];
  if (problems.length > 0) {
    throw new StudioError("invalid-input", `The plan does not hold together: ${problems.join("; ")}.`);
  }
  const lengths = apportionFrames(
    draft.shots.map(({ weight }) => weight),
    brief.durationFrames,
    { minimum: brief.fps },
  );
  const shots = draft.shots.map(({ weight: _weight, ...shot }, index) => ({
    ...shot,
    overlays: cleanOverlays(shot.overlays),
    voiceOver: cleanVoiceOver(shot.voiceOver, brief.voice),
    continuesPrevious: continues(shot, draft.shots[index - 1]),
    durationFrames: lengths[index] ?? brief.fps,
  }));
  return {
    ...draft,
    shots,
    fps: brief.fps,
    durationFrames: brief.durationFrames,
    consistencyGroups: settingsOf(brief).detailedPlanning ? groupsOf(draft, shots) : [],
  };
}

/** Which shots show each element, and so must show the same thing. */
const groupsOf = ({ elements }: PlanDraft, shots: Plan["shots"]): Plan["consistencyGroups"] =>
  elements
    .map(({ key }) => ({
      elementKey: key,
      shotKeys: shots
        .filter((shot) => shot.elements.some((seen) => seen.key === key))
        .map((shot) => shot.key),
    }))
    .filter(({ shotKeys }) => shotKeys.length > 0);
