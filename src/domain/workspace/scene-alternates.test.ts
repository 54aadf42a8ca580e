import { expect, test } from "vitest";
import type { PlanEdit } from "@/domain/plan-edit/plan-edit";
import { slots } from "@/domain/shot/take";
import { plannedAd } from "@/testing/planned-ad";
import { withFrameWish } from "./change-wishes";
import { withPlanEdit } from "./edit-plan-in-workspace";
import { planIssue } from "./plan-issue";
import { withNewSceneAlternate, withoutSceneAlternate, withSceneAlternateShown } from "./scene-alternates";
import { alternatesMax, emptyWorkspace, type Workspace, workspace } from "./workspace";

const { plan } = plannedAd("Running shoes by Nimbus for city runners at dawn, 20 seconds, 6 clips");
const sceneKey =
  plan.shots.find((shot, index) => plan.shots[index + 1]?.sceneKey === shot.sceneKey)?.sceneKey ?? "";
const own = plan.shots.filter((shot) => shot.sceneKey === sceneKey);
const firstKey = own[0]?.key ?? "";
const start: Workspace = { ...emptyWorkspace, plan };
const content = (data: Workspace) => ({ data, plan: data.plan ?? plan });
const edited = (data: Workspace, ...edits: PlanEdit[]) =>
  edits.reduce((document, edit) => withPlanEdit(content(document), edit), data);
const shotsOf = (data: Workspace) => data.plan?.shots.filter((shot) => shot.sceneKey === sceneKey) ?? [];
const length = (data: Workspace) =>
  shotsOf(data).reduce((sum, { durationFrames }) => sum + durationFrames, 0);

test("a swap brings a version with all its shots and wishes, and swapping back brings the other as it was left", () => {
  const wished = withFrameWish(start, slots.lastFrame(firstKey), { seed: 7 });
  const stacked = withNewSceneAlternate(content(wished), sceneKey);
  expect(stacked.sceneAlternates[sceneKey]).toMatchObject({ shown: "A2", others: [{ name: "A1" }] });
  expect(stacked.plan).toEqual(plan);
  const second = withFrameWish(
    edited(
      stacked,
      { type: "change-scene", key: sceneKey, fields: { timeOfDay: "night" } },
      { type: "change-shot", key: firstKey, fields: { action: "She stops." } },
      { type: "split-shot", key: firstKey, newKey: "shot-new" },
    ),
    slots.lastFrame(firstKey),
    { seed: null },
  );
  const back = withSceneAlternateShown(content(second), sceneKey, "A1");
  expect(back.plan).toEqual(plan);
  expect(back.frames).toEqual(wished.frames);
  expect(workspace.parse(back)).toEqual(back);
  expect(withSceneAlternateShown(content(back), sceneKey, "A2")).toEqual(second);
});

test("a version fits the length that its scene has now, and the plan holds together", () => {
  const stacked = withNewSceneAlternate(content(start), sceneKey);
  const shorter = edited(stacked, { type: "set-length", key: firstKey, frames: 20, others: "rebalance" });
  const back = withSceneAlternateShown(content(shorter), sceneKey, "A1");
  expect(length(back)).toBe(length(shorter));
  expect(shotsOf(back)).toHaveLength(own.length);
  expect(back.plan && planIssue(back.plan)).toBeNull();
});

test("what happened around the scene meanwhile stays: elements that are gone, a shot that was moved is not doubled", () => {
  const stacked = withNewSceneAlternate(content(start), sceneKey);
  const gone = own[0]?.elements[0]?.key ?? "";
  const other = plan.scenes.find(({ key }) => key !== sceneKey)?.key ?? "";
  const changed = edited(
    stacked,
    { type: "remove-element", key: gone },
    { type: "move-shot", key: firstKey, place: { sceneKey: other, index: 0 } },
  );
  const back = withSceneAlternateShown(content(changed), sceneKey, "A1");
  expect(back.plan && planIssue(back.plan)).toBeNull();
  expect(back.plan?.shots.filter(({ key }) => key === firstKey)).toHaveLength(1);
  expect(back.plan?.shots.find(({ key }) => key === firstKey)?.sceneKey).toBe(other);
  expect(back.plan?.scenes.map(({ key }) => key)).toEqual(plan.scenes.map(({ key }) => key));
});

test("names are never used twice, there is a limit, and the last version takes the stack with it", () => {
  const three = withNewSceneAlternate(content(withNewSceneAlternate(content(start), sceneKey)), sceneKey);
  const two = withoutSceneAlternate(three, sceneKey, "A2");
  expect(withNewSceneAlternate(content(two), sceneKey).sceneAlternates[sceneKey]).toMatchObject({
    shown: "A4",
  });
  expect(withoutSceneAlternate(two, sceneKey, "A1").sceneAlternates).toEqual({});
  let many = start;
  for (let count = 0; count < alternatesMax; count++) many = withNewSceneAlternate(content(many), sceneKey);
  expect(() => withNewSceneAlternate(content(many), sceneKey)).toThrow(/at most 9 versions/);
  expect(() => withSceneAlternateShown(content(many), sceneKey, "A99")).toThrow(/no version A99/);
});
