import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import { type HeroLook, planInLook, sceneInLook } from "@/domain/hero/hero-look";
import { dressPlan } from "@/domain/look/dress-plan";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import { shotScene } from "@/domain/picture/shot-scene";
import type { Narrative, Plan, PlanShot } from "@/domain/plan/plan";
import { shotPaths } from "@/domain/shot/shot-paths";
import { slots } from "@/domain/shot/take";
import { chooseSeams, clipLengths } from "@/domain/timeline/seams";
import { libraryReferences } from "@/domain/workspace/library-references";
import type { RunContext } from "@/pipeline/ports";

/** Everything that is known of one shot before it is drawn. */
export type ShotContext = {
  brief: Built<ResolvedBrief>;
  planned: Built<{ plan: Plan; narrative: Narrative }>;
  /** The hero frame that the video is drawn after; null for none. */
  look: Built<HeroLook> | null;
  /** The plan as it is drawn: in the look of the brief and that of the hero frame. */
  plan: Plan;
  narrative: Narrative;
  shot: PlanShot;
  index: number;
  previous: PlanShot | null;
  scene: SceneSpec;
  clipFrames: number;
  /** The seed of this shot: the project's, the shot's own, or the maker's wish for this run. */
  seed: number;
  label: string;
};

export async function shotContext(ctx: RunContext, shotKey: string): Promise<ShotContext> {
  const found = await ctx.records.findResults(ctx.run, ["brief", "plan", slots.hero]);
  const brief = found.get("brief") as Built<ResolvedBrief> | undefined;
  const planned = found.get("plan") as Built<{ plan: Plan; narrative: Narrative }> | undefined;
  if (!brief || !planned) throw new StudioError("not-found", `This run has no plan for ${shotKey} yet`);
  const look = (found.get(slots.hero) as Built<HeroLook> | undefined) ?? null;
  return describe(ctx, { brief, planned, look, shotKey });
}

function describe(
  ctx: RunContext,
  { brief, planned, look, shotKey }: Pick<ShotContext, "brief" | "planned" | "look"> & { shotKey: string },
): ShotContext {
  const { plan: bare, narrative } = planned.value;
  const dressed = dressPlan(bare, brief.value.look);
  const plan = look ? planInLook(dressed, look.value) : dressed;
  const { coherence } = brief.value;
  const index = plan.shots.findIndex((candidate) => candidate.key === shotKey);
  const shot = plan.shots[index];
  const path = shotPaths(plan, { seed: brief.value.seed, chained: coherence.chainedFrames })[index];
  if (!shot || !path) throw new StudioError("not-found", `The plan has no shot ${shotKey}`);
  const clipFrames = clipLengths(bare, chooseSeams(bare, coherence))[index] ?? shot.durationFrames;
  const references = libraryReferences(ctx.wishes);
  const placed = shotScene({ plan, shot, brief: brief.value, path, references });
  const scene = look ? sceneInLook(placed, { plan, shot, look: look.value }) : placed;
  const redrawn = ctx.run.options.shotSeeds[shotKey];
  return {
    brief,
    planned,
    look,
    plan,
    narrative,
    shot,
    index,
    previous: coherence.chainedFrames && shot.continuesPrevious ? (plan.shots[index - 1] ?? null) : null,
    scene: redrawn === undefined ? scene : { ...scene, worldSeed: redrawn },
    clipFrames,
    seed: redrawn ?? (coherence.sameSeed ? brief.value.seed : brief.value.seed + index),
    label: `Shot ${index + 1} of ${plan.shots.length}`,
  };
}
