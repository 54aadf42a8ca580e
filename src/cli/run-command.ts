import path from "node:path";
import { parseArgs } from "node:util";
import { StudioError } from "@/domain/errors";
import { type Env, env } from "@/env";

type Options = Record<string, { type: "string" } | { type: "boolean" }>;
type Values = Record<string, string | boolean | undefined>;

/**
 * Runs a command with options only, and ends the process: exit code 0 when it is done, 1 when it failed for a reason
 * that is told, 2 for wrong usage. The command returns what to print.
 */
export async function runCommand(command: {
  usage: string;
  options: Options;
  /** The option without which there is nothing to do; null for none. */
  required: string | null;
  run(env: Env, values: Values): Promise<string>;
}): Promise<never> {
  process.exit(await exitCodeOf(command));
}

async function exitCodeOf({
  usage,
  options,
  required,
  run,
}: Parameters<typeof runCommand>[0]): Promise<number> {
  let values: Values;
  try {
    values = parseArgs({
      options: { ...options, data: { type: "string" }, help: { type: "boolean" } },
      strict: true,
    }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    return 2;
  }
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (required !== null && typeof values[required] !== "string") {
    process.stderr.write(`--${required} is missing.\n\n${usage}\n`);
    return 2;
  }
  try {
    process.stdout.write(`${await run(settingsOf(values), values)}\n`);
    return 0;
  } catch (error) {
    const known = error instanceof StudioError;
    process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
}

const settingsOf = ({ data }: Values): Env =>
  typeof data === "string" ? { ...env(), dataFolder: path.resolve(data) } : env();
