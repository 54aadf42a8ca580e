import { z } from "zod";
import type { RunRef } from "@/domain/build/build";
import { failureActions } from "@/domain/run/run";

/** Work on a single shot: each is a function of its own, with one run per shot. */
export type ShotJob = "draw-frames" | "animate-shot";

/**
 * `retake` counts the takes of a shot, from 0. `again` is set on those that are made because the ones before them were
 * poor.
 */
export type ShotJobInput = { run: RunRef; shotKey: string; retake: number; again?: boolean | undefined };

/** How a job on one shot ended: a failure is a result, so that the other shots go on. */
export const shotOutcome = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    message: z.string(),
    action: z.enum(failureActions),
  }),
]);
export type ShotOutcome = z.infer<typeof shotOutcome>;
