import { expect, test } from "vitest";
import { plannedAd } from "@/testing/planned-ad";
import { frameFlow } from "./frame-flow";
import { slots } from "./take";
import { workSchedule } from "./work-schedule";

const { plan } = plannedAd("Nordlys cold brew in an amber bottle on a sunlit kitchen counter, calm.", {
  durationSeconds: 12,
  clips: 4,
});
const scene = plan.scenes[0]?.key ?? "";
/** Shots a, b and c continue one another, d begins anew. */
const chain = {
  ...plan,
  shots: plan.shots.map((shot, index) => ({
    ...shot,
    ...{ key: "abcd"[index] ?? "", sceneKey: scene, continuesPrevious: index === 1 || index === 2 },
  })),
};
const linked = { chained: true, isUnlinked: () => false };
const secondsOf = ({ kind }: { kind: "frame" | "clip" }) => (kind === "frame" ? 10 : 60);
const timesOf = (works: ReturnType<typeof workSchedule>["works"]) =>
  Object.fromEntries(works.map(({ slot, startSeconds, endSeconds }) => [slot, [startSeconds, endSeconds]]));

test("frames stand in the order of the video, and say which they take over", () => {
  const flow = frameFlow(chain, linked);
  expect(flow.map(({ slot }) => slot)).toEqual(
    ["a", "b", "c", "d"].flatMap((key) => [slots.firstFrame(key), slots.lastFrame(key)]),
  );
  expect(flow.flatMap(({ slot, inherits }) => (inherits ? [[slot, inherits]] : []))).toEqual([
    [slots.firstFrame("b"), slots.lastFrame("a")],
    [slots.firstFrame("c"), slots.lastFrame("b")],
  ]);
  expect(frameFlow(chain, { ...linked, chained: false }).some(({ inherits }) => inherits)).toBe(false);
  const apart = frameFlow(chain, { chained: true, isUnlinked: (slot) => slot === slots.firstFrame("b") });
  expect(apart[2]).toMatchObject({ inherits: null, couldInherit: slots.lastFrame("a") });
});

test("the longest chain of frames and a clip are the critical path; another chain goes beside it", () => {
  const { works, totalSeconds } = workSchedule(frameFlow(chain, linked), { secondsOf, parallelClips: true });
  expect(timesOf(works)).toMatchObject({
    [slots.lastFrame("a")]: [10, 20],
    [slots.firstFrame("b")]: [20, 20],
    [slots.lastFrame("c")]: [30, 40],
    [slots.lastFrame("d")]: [10, 20],
    [slots.clip("d")]: [40, 100],
  });
  expect(totalSeconds).toBe(100);
  const critical = works.filter((work) => work.critical).map(({ slot }) => slot);
  expect(critical).toEqual([
    ...["a", "b", "c"].flatMap((key) => [slots.firstFrame(key), slots.lastFrame(key)]),
    slots.clip("a"),
  ]);
});

test("a frame that is unlinked shortens the way, and clips one after the other lengthen it", () => {
  const isUnlinked = (slot: string) => slot === slots.firstFrame("c");
  const apart = frameFlow(chain, { chained: true, isUnlinked });
  expect(workSchedule(apart, { secondsOf, parallelClips: true }).totalSeconds).toBe(90);
  expect(workSchedule(apart, { secondsOf, parallelClips: false }).totalSeconds).toBe(30 + 4 * 60);
});
