import { expect, test } from "vitest";
import { longPlan } from "@/testing/long-plan";
import { firstScenes, segmentsOf } from "./segments";

const plan = longPlan({ scenes: 12, shots: 24 });
const segments = segmentsOf(plan);
const scenesOf = (some: typeof segments) => some.flatMap(({ scenes }) => scenes.map(({ key }) => key));
const all = plan.scenes.map(({ key }) => key);

test("segments hold every scene once, in the order of the plan", () => {
  expect(scenesOf(segments)).toEqual(all);
  expect(segments.reduce((sum, { durationFrames }) => sum + durationFrames, 0)).toBe(plan.durationFrames);
});

test("the beginning of a long plan is its first scenes, a short one is whole", () => {
  expect(scenesOf(firstScenes(segments, null))).toEqual(all.slice(0, 5));
  const short = segmentsOf(longPlan({ scenes: 3, shots: 6 }));
  expect(firstScenes(short, null)).toEqual(short);
});

test("a shot that has to be there is there, with all that comes before it", () => {
  const last = plan.shots.at(-1);
  expect(scenesOf(firstScenes(segments, last?.key ?? ""))).toEqual(all);
  expect(scenesOf(firstScenes(segments, "gone"))).toEqual(all.slice(0, 5));
});
