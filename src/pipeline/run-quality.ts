import { attemptsOf, qualityOf, thresholdsOf } from "@/domain/quality/quality-settings";
import type { Thresholds } from "@/domain/quality/thresholds";
import type { RunContext } from "@/pipeline/ports";

/** What is expected of the takes of a run. */
export type RunQuality = {
  /** Takes that are made of each shot. */
  attempts: number;
  /** How often a shot is made again when none of its takes is good enough. */
  regenerationMax: number;
  thresholds: Thresholds;
};

/** Takes of one shot: as many as the maker wants of it, else what the settings say. */
export const attemptsAt = (
  { wishes }: RunContext,
  shotKey: string,
  { attempts }: Pick<RunQuality, "attempts">,
): number => wishes.clips[shotKey]?.attempts ?? attempts;

/** Reads the settings out of the run's brief. @param step Name of the step that does it, unique within its function. */
export function runQuality(ctx: RunContext, step: string): Promise<RunQuality> {
  return ctx.steps.run(step, async () => {
    const brief = await ctx.records.brief(ctx.run);
    const quality = qualityOf(brief);
    const { regenerationMax } = quality;
    return { attempts: attemptsOf(brief), regenerationMax, thresholds: thresholdsOf(quality) };
  });
}
