import { expect, test } from "vitest";
import { lookPresets } from "@/domain/look/presets";
import type { PlanEdit } from "@/domain/plan-edit/plan-edit";
import { slots } from "@/domain/shot/take";
import { plannedAd } from "@/testing/planned-ad";
import { withApproval, withFrameWish } from "./change-wishes";
import { withPlanEdit } from "./edit-plan-in-workspace";
import { lockedShots, withoutLocks } from "./locks";
import { emptyWorkspace, type Workspace } from "./workspace";

const { plan } = plannedAd("Running shoes by Nimbus for city runners at dawn, 20 seconds, 5 clips");
const [first, second] = plan.shots;
if (!first || !second) throw new Error("the plan has too few shots");
const frame = slots.firstFrame(first.key);
const approved = withApproval(emptyWorkspace, [frame], true);
const shown = first.elements[0]?.key ?? "";
const edited = (edit: PlanEdit): Workspace => withPlanEdit({ data: approved, plan }, edit);

test.each<[what: string, after: Workspace]>([
  ["its action", edited({ type: "change-shot", key: first.key, fields: { action: "It rains." } })],
  ["its scene", edited({ type: "change-scene", key: first.sceneKey, fields: { timeOfDay: "night" } })],
  ["an element in it", edited({ type: "change-element", key: shown, fields: { colours: ["#112233"] } })],
  ["the look of the video", edited({ type: "change-plan", fields: { look: "Grainy." } })],
  ["its place in the video", edited({ type: "remove-shot", key: first.key, others: "rebalance" })],
  ["a wish for its frame", withFrameWish(approved, frame, { seed: 7 })],
  ["the look that it is put into", { ...approved, look: lookPresets[0] ?? null }],
  ["another plan", { ...approved, planGuidance: ["quieter"] }],
])("a shot with an approved frame is locked against a change of %s", (_what, after) => {
  expect(lockedShots(approved, after, plan)).toEqual([first.key]);
  expect(lockedShots({ ...approved, approved: [] }, after, plan)).toEqual([]);
});

test.each<[what: string, after: Workspace]>([
  ["another shot", edited({ type: "change-shot", key: second.key, fields: { action: "It rains." } })],
  ["the length of the shot", edited({ type: "set-length", key: first.key, frames: 30, others: "rebalance" })],
  ["the music", edited({ type: "change-plan", fields: { music: { ...plan.music, tempoBpm: 60 } } })],
  ["what is approved", withApproval(approved, [frame, slots.lastFrame(second.key)], false)],
])("%s can be changed beside a locked shot", (_what, after) => {
  expect(lockedShots(approved, after, plan)).toEqual([]);
});

test("a shot that is unlocked is unlocked altogether, and no other with it", () => {
  const both = withApproval(approved, [slots.lastFrame(first.key), slots.lastFrame(second.key)], true);
  expect(withoutLocks(both, [first.key]).approved).toEqual([slots.lastFrame(second.key)]);
});
