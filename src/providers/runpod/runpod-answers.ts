import { z } from "zod";

export const acceptedJob = z.object({ id: z.string().min(1) });

/** What is told of a job. `executionTime` is in milliseconds. */
export const jobAnswer = z.object({
  status: z.string(),
  executionTime: z.number().nonnegative().optional(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type JobAnswer = z.infer<typeof jobAnswer>;

export const endpointHealth = z.object({
  jobs: z.object({ inProgress: z.number().default(0), inQueue: z.number().default(0) }),
  workers: z.record(z.string(), z.number()).default({}),
});

const workerFile = z.object({
  filename: z.string(),
  type: z.enum(["base64", "s3_url"]),
  data: z.string(),
});
export type WorkerFile = z.infer<typeof workerFile>;

const workerOutput = z.object({ images: z.array(workerFile).default([]), error: z.unknown().optional() });

/** The files of a job on worker-comfyui 5 or newer; null for an answer of another worker. */
export function filesOf({ output }: JobAnswer): WorkerFile[] | null {
  const read = workerOutput.safeParse(output);
  return read.success && typeof output === "object" && output !== null && "images" in output
    ? read.data.images
    : null;
}

/** What the worker says of a failure, wherever it says it; null when it says nothing. */
export function errorOf({ output, error }: JobAnswer): string | null {
  const inOutput = workerOutput.safeParse(output);
  const told = error ?? (inOutput.success ? inOutput.data.error : undefined);
  if (told === undefined || told === null || told === "") return null;
  return typeof told === "string" ? told : JSON.stringify(told);
}
