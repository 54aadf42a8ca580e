import type { ShotJob, ShotJobInput, ShotOutcome } from "@/pipeline/jobs";
import type { RunContext } from "@/pipeline/ports";
import { animateShot } from "@/pipeline/stages/animate-shot/stage";
import { drawShotFrames } from "@/pipeline/stages/draw-frames/stage";

const work: Record<ShotJob, (ctx: RunContext, input: ShotJobInput) => Promise<ShotOutcome>> = {
  "draw-frames": drawShotFrames,
  "animate-shot": animateShot,
};

/** Does the work behind a job's name. */
export function runJob(ctx: RunContext, job: ShotJob, input: ShotJobInput): Promise<ShotOutcome> {
  return work[job](ctx, input);
}
