import { expect, test } from "vitest";
import type { Plan } from "@/domain/plan/plan";
import type { ProjectView, TakeView } from "@/domain/view/views";
import { changedShots } from "@/features/scorecard/changed-shots";

const take = (id: string, slot: string, selected: boolean) => ({ id, slot, selected }) as TakeView;
const project = (takes: TakeView[], cutTakeIds: string[]) =>
  ({ plan: { shots: [{ key: "s1" }, { key: "s2" }] } as Plan, takes, cutTakeIds }) as ProjectView;

const takes = [
  take("a", "shot/s1/clip", true),
  take("b", "shot/s2/clip", false),
  take("c", "shot/s2/clip", true),
  take("d", "shot/s2/first-frame", true),
];

test("a shot counts as changed when another clip of it is chosen than the video is cut from", () => {
  expect(changedShots(project(takes, ["a", "b"]))).toEqual([2]);
  expect(changedShots(project(takes, ["a", "c"]))).toEqual([]);
});

test("before there is a cut there is nothing to cut anew", () => {
  expect(changedShots(project(takes, []))).toEqual([]);
});
