import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { findPrograms } from "@/workers/programs";

/**
 * Such a process is at work for seconds: making the code of the embedded database faster, or ready where it is never used,
 * takes longer than it saves.
 */
const forShortLives = ["--liftoff-only", "--wasm-lazy-compilation"];

let found: ReturnType<typeof findPrograms> | undefined;

/** Starts a program of tests, by its path below `src/testing`, without extension, e.g. "engine/worker-main". */
export async function forkProgram(
  name: string,
  args: readonly string[],
  options: Omit<ForkOptions, "execArgv">,
): Promise<ChildProcess> {
  found ??= findPrograms(process.cwd(), "testing");
  const programs = await found;
  const { file, execArgv } = programs(`testing/${name}`);
  return fork(file, args, { ...options, execArgv: [...execArgv, ...forShortLives] });
}
