import type { Json } from "@/domain/json";

/** What a task sees of the process that asked for it. */
export type TaskContext = { report(progress: number): void };

/** Work that is too heavy for the server's event loop. It lives in a `*.task.ts` module as the export `task`. */
export type Task<Input extends Json, Output extends Json> = (
  input: Input,
  context: TaskContext,
) => Promise<Output>;

export type ToWorker = { type: "run"; module: string; input: Json };

export type FromWorker =
  | { type: "ready" }
  | { type: "progress"; progress: number }
  | { type: "done"; output: Json }
  | { type: "failed"; name: string; message: string; code: string | null; stack: string | null };
