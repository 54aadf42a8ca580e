import type { Fault } from "@/testing/doubles/http-double";
import { replicateCalls } from "@/testing/faults/calls";
import type { Kit } from "@/testing/faults/faulty-run";
import { machineCalls, toldCalls } from "@/testing/faults/machine-calls";

/** One run in which one thing goes wrong, once, at one call. */
export type Scenario = {
  name: string;
  /** Who makes the pictures and clips of this run. */
  kit: Kit;
  vendor: "openai" | "renderer";
  /** Name of the call at the double. */
  call: string;
  /** Which call of that name, from 0, and what it is for. */
  at: number;
  what: string;
  /** The model whose calls alone are counted; null for all. */
  model: string | null;
  fault: Fault;
  /** The process is killed while the call is under way, and started again. */
  killed: boolean;
  /** How the run may end: finished, or at rest with a reason that only a person can act on. */
  ends: readonly ("done" | "asks")[];
  /** How many more calls than usual the vendor may rightly bill: a job that failed is made again. */
  extra: number;
};

const calls = [...replicateCalls, ...toldCalls, ...machineCalls];

/**
 * What can go wrong with the calls of one run. With `all`: every fault at every call, in a process that lives and in one
 * that is killed. Else those that are usual, in a process that lives.
 */
export function scenariosOf({ all }: { all: boolean }): Scenario[] {
  return calls.flatMap(({ cases, usually, ...call }) =>
    cases
      .filter(({ fault }) => all || usually === null || usually.includes(fault.kind))
      .flatMap((one) =>
        (all ? [false, true] : [false]).map((killed) => ({
          ...call,
          ...one,
          killed,
          name: `${call.what} / ${faultName(one.fault)}${killed ? " / killed" : ""}`,
        })),
      ),
  );
}

function faultName(fault: Fault): string {
  if (fault.kind !== "throttled") return fault.kind;
  return fault.retryAfterSeconds === null ? "throttled" : "throttled with Retry-After";
}
