import type { Fault } from "@/testing/doubles/http-double";
import { replicateCalls } from "@/testing/faults/calls";
import { machineCalls, toldCalls } from "@/testing/faults/machine-calls";
import type { Scenario } from "@/testing/faults/scenario";

const calls = [...replicateCalls, ...toldCalls, ...machineCalls];

/**
 * What can go wrong with the calls of one run. With `all`: every fault at every call, in a process that lives and in one
 * that is killed. Else those that are usual, in a process that lives.
 */
export function scenariosOf({ all }: { all: boolean }): Scenario[] {
  return calls.flatMap(({ cases, usually, ...call }) =>
    cases
      .filter(({ fault }) => all || usually === null || usually.includes(fault.kind))
      .flatMap(({ endsKilled, ...one }) =>
        (all ? [false, true] : [false]).map((killed) => ({
          ...call,
          ...one,
          ends: killed && endsKilled ? endsKilled : one.ends,
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
