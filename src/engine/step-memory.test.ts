import { expect, test } from "vitest";
import { createStepMemory } from "./step-memory";

const memos = (...positions: number[]) =>
  positions.map((position) => ({ stepId: `step ${position}`, position, memo: null }));
const run = (id: string, ...positions: number[]) => ({ run: { id }, memos: memos(...positions) });

test("what was learnt of a run is known until the run is forgotten", () => {
  const memory = createStepMemory();
  memory.learn([run("one", 1, 2), run("other", 3)]);
  expect(memory.of("one")).toEqual(memos(1, 2));
  memory.forget("one");
  expect(memory.of("one")).toEqual([]);
  expect(memory.of("other")).toEqual(memos(3));
});

test("a transaction that saw less than another one takes nothing away", () => {
  const memory = createStepMemory();
  memory.learn([run("one", 1, 2)]);
  memory.learn([run("one", 1)]);
  expect(memory.of("one")).toEqual(memos(1, 2));
});

test("the runs that were at work last are remembered", () => {
  const memory = createStepMemory(2);
  for (const id of ["one", "two", "one", "three"]) memory.learn([run(id, 1)]);
  expect(["one", "two", "three"].map((id) => memory.of(id).length)).toEqual([1, 0, 1]);
});
