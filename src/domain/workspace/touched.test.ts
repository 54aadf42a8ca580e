import { expect, test } from "vitest";
import type { PlanEdit } from "@/domain/plan-edit/plan-edit";
import { slots } from "@/domain/shot/take";
import { plannedAd } from "@/testing/planned-ad";
import { withApproval, withClipWish, withFrameWish, withPin } from "./change-wishes";
import { withPlanEdit } from "./edit-plan-in-workspace";
import { namesOfSlot, touchedNames } from "./touched";
import { emptyWorkspace, type Workspace } from "./workspace";

const { plan } = plannedAd("Running shoes by Nimbus for city runners at dawn, 20 seconds, 5 clips");
const [first, second] = plan.shots;
if (!first || !second) throw new Error("the plan has too few shots");
const frame = slots.firstFrame(first.key);
const clip = slots.clip(first.key);
const all = { frame, last: slots.lastFrame(first.key), clip, other: slots.clip(second.key) };

const edited = (edit: PlanEdit): Workspace => withPlanEdit({ data: emptyWorkspace, plan }, edit);

/** In whose history an edit stands. */
function tellingOf(after: Workspace): string[] {
  const names = touchedNames({ data: emptyWorkspace, plan }, { data: after, plan: after.plan ?? plan });
  return Object.entries(all).flatMap(([name, slot]) =>
    namesOfSlot(slot).some((known) => names.includes(known)) ? [name] : [],
  );
}

test.each<[what: string, after: Workspace, expected: string[]]>([
  ["nothing", emptyWorkspace, []],
  ["a plan that says the same", { ...emptyWorkspace, plan: structuredClone(plan) }, []],
  ["a favourite", { ...emptyWorkspace, favourites: ["a take"] }, []],
  ["the music", edited({ type: "change-plan", fields: { music: { ...plan.music, tempoBpm: 60 } } }), []],
  ["a wish for a frame", withFrameWish(emptyWorkspace, frame, { seed: 7 }), ["frame", "clip"]],
  ["a choice for a frame", withPin(emptyWorkspace, frame, "an artifact"), ["frame", "clip"]],
  ["the approval of a frame", withApproval(emptyWorkspace, [frame], true), ["frame", "clip"]],
  [
    "a wish for a clip",
    withClipWish(emptyWorkspace, { shotKey: first.key, slot: clip }, { seed: 7 }),
    ["clip"],
  ],
  [
    "the words of a shot",
    edited({ type: "change-shot", key: first.key, fields: { action: "It rains." } }),
    ["frame", "last", "clip"],
  ],
  [
    "the look of the video",
    edited({ type: "change-plan", fields: { look: "Grainy." } }),
    ["frame", "last", "clip", "other"],
  ],
  [
    "the length of a shot, at the cost of all others",
    edited({ type: "set-length", key: second.key, frames: second.durationFrames + 12, others: "rebalance" }),
    ["clip", "other"],
  ],
])("%s stands in the history of what is made from it", (_what, after, expected) => {
  expect(tellingOf(after)).toEqual(expected);
});
