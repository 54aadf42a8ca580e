import { expect, test } from "vitest";
import { slots } from "@/domain/shot/take";
import { plannedAd } from "@/testing/planned-ad";
import { withApproval, withClipWish, withFrameWish, withPin } from "./change-wishes";
import { withPlanEdit } from "./edit-plan-in-workspace";
import type { BranchContent } from "./merge";
import { withSlotRestored } from "./restore-slot";
import { emptyWorkspace, type Workspace } from "./workspace";

const { plan } = plannedAd("Running shoes by Nimbus for city runners at dawn, 20 seconds, 5 clips");
const [first, second] = plan.shots;
if (!first || !second) throw new Error("the plan has too few shots");
const frame = slots.firstFrame(first.key);
const last = slots.lastFrame(first.key);
const other = slots.firstFrame(second.key);
const clip = { shotKey: first.key, slot: slots.clip(first.key) };

const content = (data: Workspace): BranchContent => ({ data, plan: data.plan ?? plan });
const planned = content(emptyWorkspace);

/** A project in which much was changed since it was planned. */
function changed(): Workspace {
  const words = withPlanEdit(planned, {
    type: "change-shot",
    key: first?.key ?? "",
    fields: { action: "Rain." },
  });
  const longer = withPlanEdit(content(words), {
    ...{
      type: "set-length",
      key: first?.key ?? "",
      frames: (first?.durationFrames ?? 0) + 6,
      others: "rebalance",
    },
  });
  const wished = withFrameWish(withFrameWish(longer, frame, { seed: 7 }), other, { seed: 8 });
  const filmed = withClipWish(withFrameWish(wished, last, { seed: 9 }), clip, { seed: 10 });
  return withApproval(withPin(filmed, frame, "an artifact"), [frame, other], true);
}

test("a frame is what it was, its shot says what it said, and whatever else was decided stays", () => {
  const now = changed();
  const back = withSlotRestored(content(now), planned, frame);
  const lengths = (data: Workspace | null) => data?.plan?.shots.map(({ durationFrames }) => durationFrames);
  expect(back?.plan?.shots[0]?.action).toBe(first.action);
  expect(lengths(back)).toEqual(lengths(now));
  expect(back?.frames).toEqual({ [other]: now.frames[other], [last]: now.frames[last] });
  expect([back?.pins, back?.clips, back?.approved]).toEqual([{}, now.clips, [other]]);
});

test("a clip comes back with the frames that it is made from, and to and fro nothing is lost", () => {
  const now = changed();
  const back = withSlotRestored(content(now), planned, clip.slot);
  expect([back?.frames, back?.clips, back?.pins]).toEqual([{ [other]: now.frames[other] }, {}, {}]);
  const again = back && withSlotRestored(content(back), content(now), clip.slot);
  expect(again).toEqual({ ...now, approved: [other] });
});

test("what was the same then stays the planner's, and what belongs to no shot is nothing to bring back", () => {
  const wished = withFrameWish(emptyWorkspace, frame, { seed: 7 });
  expect(withSlotRestored(content(wished), planned, frame)).toEqual(emptyWorkspace);
  expect(withSlotRestored(content(wished), planned, slots.music)).toBeNull();
});
