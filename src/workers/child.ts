import { pathToFileURL } from "node:url";
import { errorCodes, StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { FromWorker, Task, ToWorker } from "@/workers/task";

const send = (message: FromWorker) => process.send?.(message);

let reading: Promise<unknown> | undefined;
const readSources = () => {
  reading ??= import("tsx/esm/api").then(({ register }) => register());
  return reading;
};

async function run({ module, input }: ToWorker) {
  try {
    // One that was written after this program was built, which cannot read sources yet.
    if (module.endsWith(".ts") && import.meta.url.endsWith(".js")) await readSources();
    const { task } = (await import(pathToFileURL(module).href)) as { task: Task<Json, Json> };
    const output = await task(input, { report: (progress) => send({ type: "progress", progress }) });
    send({ type: "done", output });
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    const code = error instanceof StudioError && errorCodes.includes(error.code) ? error.code : null;
    send({ type: "failed", name: cause.name, message: cause.message, code, stack: cause.stack ?? null });
  }
}

process.on("message", (message: ToWorker) => void run(message));
// The parent's death closes the channel: no orphan keeps a core busy.
process.on("disconnect", () => process.exit(0));
send({ type: "ready" });
