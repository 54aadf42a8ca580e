import type { RunOptions, StageName } from "./run";

/** Stages after which a guided run waits for the maker, in order. */
const checkpoints: Record<"ad" | "product", readonly StageName[]> = {
  ad: ["plan", "frames", "clips"],
  product: ["story", "plan", "frames", "clips"],
};

/** The checkpoint that a guided run is before, or waits at; null when it goes on to the end. */
export function nextCheckpoint({ guided, approved = [], format }: RunOptions): StageName | null {
  if (!guided) return null;
  return checkpoints[format ?? "ad"].find((stage) => !approved.includes(stage)) ?? null;
}

/** Whether a run stops once a stage is done. */
export const waitsAfter = (options: RunOptions, stage: StageName): boolean =>
  nextCheckpoint(options) === stage;

/** The options of a run that may pass the checkpoint it waits at. */
export function passCheckpoint(options: RunOptions): RunOptions {
  const at = nextCheckpoint(options);
  return at === null ? options : { ...options, approved: [...(options.approved ?? []), at] };
}
