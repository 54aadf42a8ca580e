import { type ErrorCode, StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { Task } from "@/workers/task";

type EchoInput = { say?: string; fail?: ErrorCode; hang?: boolean; die?: boolean };

/** A task for tests of the worker pool: answers, fails, hangs or dies as asked. */
export const task: Task<EchoInput, Json> = async (input, { report }) => {
  report(0.5);
  if (input.fail) throw new StudioError(input.fail, "asked to fail");
  if (input.die) process.kill(process.pid, "SIGKILL");
  if (input.hang) await new Promise((resolve) => setTimeout(resolve, 2 ** 30));
  return { said: input.say ?? "" };
};
