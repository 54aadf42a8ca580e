import { StudioError } from "@/domain/errors";
import { env } from "@/env";
import { openRuntime } from "@/runtime/runtime";
import { resealAll } from "@/runtime/vault-rotation";

/** Seals all that is stored in secret with the newest encryption key. Returns the exit code. */
async function main(): Promise<number> {
  const abort = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => abort.abort());
  const runtime = await openRuntime(env(), { address: null, durable: false, projectFolder: process.cwd() });
  try {
    const { resealed, unreadable } = await resealAll(runtime, { signal: abort.signal });
    process.stdout.write(`${resealed} stored ${resealed === 1 ? "key is" : "keys are"} sealed anew.\n`);
    if (unreadable === 0) return 0;
    process.stderr.write(
      `${unreadable} could not be read and were left as they are: the key that sealed them is missing from FRAMEWRIGHT_ENCRYPTION_KEYS_OLD, or they are damaged. Their owners can enter them again.\n`,
    );
    return 1;
  } finally {
    await runtime.close();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  const known = error instanceof StudioError;
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
});
// Idle helpers of libraries must not keep a finished command waiting.
process.exit();
