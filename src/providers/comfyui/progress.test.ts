import { expect, test } from "vitest";
import { noteMessage, type Progress, startProgress } from "./progress";

const work = { load: 1, sample: 8, save: 1 };
const tell = (messages: [type: string, data: Record<string, unknown>][], from = startProgress(work)) =>
  messages.reduce<Progress>((state, [type, data]) => noteMessage(state, { type, data }), from);

test("nothing is known before the server has told anything, and of what it tells of itself", () => {
  expect(tell([]).fraction).toBeNull();
  expect(tell([["status", { status: {} }]]).fraction).toBeNull();
});

test("nodes count by their work, and the one before is done when the next begins", () => {
  const state = tell([
    ["executing", { node: "load" }],
    ["executing", { node: "sample" }],
    ["progress", { node: "sample", value: 4, max: 8 }],
  ]);
  expect(state.fraction).toBeCloseTo(0.5);
  expect(tell([["executing", { node: "save" }]], state).fraction).toBeCloseTo(0.9);
});

test("what the server had already counts as done", () => {
  expect(tell([["execution_cached", { nodes: ["load", "save"] }]]).fraction).toBeCloseTo(0.2);
});

test("it never falls, whatever order messages come in", () => {
  const state = tell([["progress", { node: "sample", value: 8, max: 8 }]]);
  expect(tell([["progress", { node: "sample", value: 1, max: 8 }]], state).fraction).toBe(state.fraction);
});

test("newer servers tell of all nodes at once", () => {
  const nodes = { load: { value: 1, max: 1 }, sample: { value: 2, max: 8 }, save: { value: 0, max: 0 } };
  expect(tell([["progress_state", { nodes }]]).fraction).toBeCloseTo(0.3);
});

test.each<[string, Record<string, unknown>]>([
  ["executing", { node: null }],
  ["execution_success", {}],
  ["execution_error", {}],
  ["execution_interrupted", {}],
])("%s ends it", (type, data) => {
  expect(tell([[type, data]]).over).toBe(true);
});

test.each<[string, Record<string, unknown>]>([
  ["progress", { node: "sample", value: "x", max: 8 }],
  ["progress", { node: "sample", value: 1, max: 0 }],
  ["progress_state", { nodes: [] }],
  ["executing", {}],
  ["crystools.monitor", { cpu: 1 }],
])("%s with %j changes nothing", (type, data) => {
  const state = startProgress(work);
  expect(noteMessage(state, { type, data })).toBe(state);
});
