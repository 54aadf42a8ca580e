import type { Env } from "@/env";
import type { Redactor } from "@/runtime/redact";
import { currentWorkIds } from "@/runtime/request-context";

const levels = ["debug", "info", "warn", "error", "silent"] as const;

export type Log = Record<
  "debug" | "info" | "warn" | "error",
  (facts: Record<string, unknown>, message: string) => void
>;

/**
 * One JSON object a line on standard error, for people with `jq` and for log collectors. Lines of a request or a step
 * carry its ids (see WorkIds). No line holds a known secret.
 */
export function createLog(
  level: Env["logLevel"],
  redactor: Redactor,
  out: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const write = (own: (typeof levels)[number]) => (facts: Record<string, unknown>, message: string) => {
    if (levels.indexOf(own) < levels.indexOf(level)) return;
    const time = new Date().toISOString();
    const line = { time, level: own, message, ...currentWorkIds(), ...describeErrors(facts) };
    out(`${redactor.clean(JSON.stringify(line))}\n`);
  };
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

/** Errors have no enumerable properties; a log without their message and cause would be mute. */
function describeErrors(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, value instanceof Error ? describe(value) : value]),
  );
}

function describe(error: Error): Record<string, unknown> {
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause instanceof Error ? { cause: describe(error.cause) } : {}),
  };
}
