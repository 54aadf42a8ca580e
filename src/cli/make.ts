import { setMaxListeners } from "node:events";
import { type ModelList, readArguments, usage } from "@/cli/arguments";
import { makeOnce } from "@/cli/make-once";
import { modelLines } from "@/cli/model-lines";
import { type ErrorCode, StudioError } from "@/domain/errors";

const exitCode = { done: 0, failed: 1, usage: 2 } as const;

/** Scripts tell by the exit code whether asking again the same way can help. */
const exitCodeOf = {
  "invalid-input": exitCode.usage,
  unauthenticated: exitCode.failed,
  forbidden: exitCode.failed,
  "not-found": exitCode.failed,
  conflict: exitCode.failed,
  locked: exitCode.failed,
  "rate-limited": exitCode.failed,
  "cost-limit": exitCode.failed,
  cancelled: exitCode.failed,
  "provider-rejected": exitCode.failed,
  "safety-rejected": exitCode.failed,
  "provider-unavailable": exitCode.failed,
  "outcome-unknown": exitCode.failed,
  "media-failed": exitCode.failed,
  "storage-failed": exitCode.failed,
  "missing-tool": exitCode.failed,
  "data-locked": exitCode.failed,
  "data-version": exitCode.failed,
  misconfigured: exitCode.failed,
} satisfies Record<ErrorCode, number>;

async function listModels({ data }: ModelList): Promise<number> {
  const lines = await modelLines(data);
  process.stdout.write(`${lines.join("\n")}\n`);
  return exitCode.done;
}

async function main(): Promise<number> {
  let args: ReturnType<typeof readArguments>;
  try {
    args = readArguments(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}\n`);
    return exitCode.usage;
  }
  if (args === "help") {
    process.stdout.write(`${usage}\n`);
    return exitCode.done;
  }
  if ("list" in args) return listModels(args);
  const abort = new AbortController();
  // Every piece of work of the run listens to this one signal.
  setMaxListeners(0, abort.signal);
  process.once("SIGINT", () => abort.abort(new Error("Interrupted")));
  process.once("SIGTERM", () => abort.abort(new Error("Terminated")));
  try {
    const summary = await makeOnce(args, abort.signal);
    if (args.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
    return exitCode.done;
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodeOf[error.code];
  }
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exitCode.failed;
});
// Idle helpers of libraries must not keep a finished command waiting.
process.exit();
