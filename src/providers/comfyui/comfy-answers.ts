import { z } from "zod";

/** A queue's item is `[number, prompt id, prompt, extra data, outputs]`. */
const queuedPrompt = z
  .array(z.unknown())
  .transform(([, promptId, , extra]) => ({ promptId: String(promptId), clientId: clientOf(extra) }));
export type QueuedPrompt = z.infer<typeof queuedPrompt>;

const extraData = z.object({ client_id: z.string().optional() });

function clientOf(extra: unknown): string | null {
  const data = extraData.safeParse(extra);
  return data.success ? (data.data.client_id ?? null) : null;
}

export const queueAnswer = z.object({
  queue_running: z.array(queuedPrompt),
  queue_pending: z.array(queuedPrompt),
});

const savedFile = z.object({
  filename: z.string(),
  subfolder: z.string().default(""),
  type: z.string().default("output"),
});
export type SavedFile = z.infer<typeof savedFile>;

/** Nodes of other people's put anything into their output; only lists of files are read. */
const nodeOutput = z.record(z.string(), z.unknown());

const historyEntry = z.object({
  prompt: queuedPrompt.optional(),
  outputs: z.record(z.string(), nodeOutput).default({}),
  status: z
    .object({
      status_str: z.string(),
      completed: z.boolean().default(false),
      messages: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])).default([]),
    })
    .nullish(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
export const historyAnswer = z.record(z.string(), historyEntry);

/** Every file that a finished prompt has saved or shown, kept ones before temporary ones. */
export function savedFiles({ outputs }: HistoryEntry): SavedFile[] {
  const files = Object.values(outputs)
    .flatMap((output) => Object.values(output))
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .flatMap((item: unknown) => {
      const file = savedFile.safeParse(item);
      return file.success ? [file.data] : [];
    });
  return files.toSorted((a, b) => Number(a.type !== "output") - Number(b.type !== "output"));
}

/** What the server has told of a prompt under the name of an event; null when it has not. */
export function messageOf(entry: HistoryEntry, event: string): Record<string, unknown> | null {
  return entry.status?.messages.find(([name]) => name === event)?.[1] ?? null;
}

/** How long the prompt was worked on, in milliseconds; null when the server does not tell. */
export function executionMs(entry: HistoryEntry): number | null {
  const start = messageOf(entry, "execution_start")?.timestamp;
  const ends = ["execution_success", "execution_error", "execution_interrupted"];
  const end = ends.map((event) => messageOf(entry, event)?.timestamp).find((at) => typeof at === "number");
  return typeof start === "number" && typeof end === "number" ? Math.max(0, end - start) : null;
}
