import { expect, test } from "vitest";
import { remainingSeconds, workedSeconds } from "./progress";
import type { RunEventData } from "./run";
import { applyRunEvent, initialRunState, type RunState } from "./run-state";

/** The state after events, each with the second in which it was told. */
function after(...told: [second: number, data: RunEventData][]): RunState {
  const events = told.map(([second, data], index) => ({ id: index + 1, at: atSecond(second), data }));
  return events.reduce(applyRunEvent, initialRunState());
}

const atSecond = (second: number) => new Date(second * 1000).toISOString();
const started = { type: "run-started" } as const;
const ended = (status: "waiting" | "done" | "cancelled") =>
  ({ type: "run-ended", status, message: null }) as const;
const begins = (stage: "plan" | "frames") => ({ type: "stage-started", stage, total: null }) as const;
const finishes = (stage: "plan" | "frames") =>
  ({ type: "stage-finished", stage, cached: false, note: null }) as const;

const days = 3 * 24 * 3600;
const waited: [number, RunEventData][] = [
  [0, started],
  [1, begins("plan")],
  [8, finishes("plan")],
  [10, ended("waiting")],
  [days, started],
  [days + 1, begins("plan")],
  [days + 2, finishes("plan")],
  [days + 2, begins("frames")],
];

test("what a run waits for its maker is no work: of the run, of its stages, and of what is left", () => {
  const state = after(...waited);
  const now = new Date((days + 6) * 1000);
  expect(workedSeconds(state, now)).toBe(10 + 6);
  expect(state.stages.find(({ stage }) => stage === "plan")?.workedMs).toBe(7_000 + 1_000);
  expect(remainingSeconds(state, { now, estimateSeconds: 60 })).toBeLessThan(120);
});

test("a run at rest has taken what it has taken, however late it is looked at", () => {
  const state = after(...waited, [days + 20, ended("cancelled")]);
  expect(workedSeconds(state, new Date(9 * days * 1000))).toBe(10 + 20);
  expect(state.stages.find(({ stage }) => stage === "frames")).toMatchObject({
    startedAt: null,
    workedMs: 18_000,
  });
});
