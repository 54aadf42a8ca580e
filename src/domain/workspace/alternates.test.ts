import { expect, test } from "vitest";
import { slots } from "@/domain/shot/take";
import { plannedAd } from "@/testing/planned-ad";
import { withAlternateShown, withNewAlternate, withoutAlternate } from "./alternates";
import { withClipWish, withFrameWish } from "./change-wishes";
import { planIssue } from "./plan-issue";
import { alternatesMax, emptyWorkspace, type Workspace, workspace } from "./workspace";

const { plan } = plannedAd("Running shoes by Nimbus for city runners at dawn, 20 seconds, 5 clips");
const key = plan.shots[1]?.key ?? "";
const start: Workspace = { ...emptyWorkspace, plan };
const content = (data: Workspace) => ({ data, plan: data.plan ?? plan });
const actionOf = (data: Workspace) => data.plan?.shots.find((shot) => shot.key === key)?.action;

function edited(data: Workspace, action: string): Workspace {
  const now = data.plan ?? plan;
  return {
    ...data,
    plan: { ...now, shots: now.shots.map((shot) => (shot.key === key ? { ...shot, action } : shot)) },
  };
}

test("a new version begins as a copy, and swapping to and fro brings back both as they were left, wishes included", () => {
  const frame = slots.lastFrame(key);
  const other = slots.lastFrame(plan.shots[0]?.key ?? "");
  const wished = withFrameWish(withFrameWish(start, frame, { seed: 7 }), other, { seed: 1 });
  const stacked = withNewAlternate(content(wished), key);
  expect(stacked.alternates[key]).toMatchObject({ shown: "A2", others: [{ name: "A1" }] });
  expect(actionOf(stacked)).toBe(actionOf(start));

  const place = { shotKey: key, slot: slots.clip(key) };
  const second = withClipWish(edited(withFrameWish(stacked, frame, { seed: null }), "She stops."), place, {
    attempts: 3,
  });
  const back = withAlternateShown(content(second), key, "A1");
  expect(actionOf(back)).toBe(actionOf(start));
  expect(back.frames).toEqual(wished.frames);
  expect(back.clips).toEqual({});
  expect(workspace.parse(back)).toEqual(back);
  expect(withAlternateShown(content(back), key, "A2")).toEqual(second);
});

test("a swap keeps the place and the length of the shot, and brings back no element that is gone", () => {
  const stacked = edited(withNewAlternate(content(start), key), "She stops.");
  const gone = plan.shots[1]?.elements[0]?.key ?? "";
  const now = stacked.plan ?? plan;
  const changed: Workspace = {
    ...stacked,
    plan: {
      ...now,
      elements: now.elements.filter((element) => element.key !== gone),
      consistencyGroups: now.consistencyGroups.filter(({ elementKey }) => elementKey !== gone),
      shots: now.shots.map((shot, index) => ({
        ...shot,
        durationFrames: shot.durationFrames + (index === 0 ? -2 : index === 1 ? 2 : 0),
        elements: shot.elements.filter((element) => element.key !== gone),
      })),
    },
  };
  const back = withAlternateShown(content(changed), key, "A1");
  expect(back.plan && planIssue(back.plan)).toBeNull();
  expect(back.plan?.shots[1]?.durationFrames).toBe(changed.plan?.shots[1]?.durationFrames);
});

test("names are never used twice, there is a limit, and the last version takes the stack with it", () => {
  const three = withNewAlternate(content(withNewAlternate(content(start), key)), key);
  const two = withoutAlternate(three, key, "A2");
  expect(withNewAlternate(content(two), key).alternates[key]).toMatchObject({ shown: "A4" });
  expect(withoutAlternate(two, key, "A1").alternates).toEqual({});
  let many = start;
  for (let count = 0; count < alternatesMax; count++) many = withNewAlternate(content(many), key);
  expect(() => withNewAlternate(content(many), key)).toThrow(/at most 9 versions/);
  expect(() => withAlternateShown(content(many), key, "A99")).toThrow(/no version A99/);
  expect(() => withNewAlternate(content(start), "nowhere")).toThrow(/no shot nowhere/);
});
