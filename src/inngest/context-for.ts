import type { RunRef } from "@/domain/build/build";
import type { RunContext, Steps } from "@/pipeline/ports";

/** Turns a run's reference into something to work with. */
export type ContextFor = (run: RunRef, steps: Steps) => Promise<RunContext>;
