import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCancellation, StudioError } from "@/domain/errors";
import { type Plan, plan as planSchema } from "@/domain/plan/plan";
import { lengthDifference, planProblems } from "@/domain/plan/plan-problems";
import { plannedAd } from "@/testing/planned-ad";
import { describeEdit } from "./describe-edit";
import { editPlan } from "./edit-plan";
import type { Others, PlanEdit } from "./plan-edit";

const { plan: planned } = plannedAd(
  "Nordlys cold brew in an amber bottle on a sunlit kitchen counter, calm.",
  {
    durationSeconds: 20,
    clips: 7,
  },
);

/** An edit of the plan as it is when its turn comes, told by numbers that choose among what there is. */
type Wish = { kind: number; which: number; other: number; frames: number; others: Others };

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.nat(),
  which: fc.nat(),
  other: fc.nat(),
  frames: fc.integer({ min: 1, max: 900 }),
  others: fc.constantFrom("rebalance", "keep"),
});

const pick = <Thing>(things: readonly Thing[], number: number): Thing => {
  const thing = things[number % things.length];
  if (thing === undefined) throw new Error("there is nothing to choose from");
  return thing;
};

function editOf(plan: Plan, { kind, which, other, frames, others }: Wish, fresh: () => string): PlanEdit {
  const { key } = pick(plan.shots, which);
  const scene = pick(plan.scenes, other).key;
  const element = pick(plan.elements, other).key;
  const place = { sceneKey: scene, index: frames % 5 };
  const continuing = { type: "change-shot", key, fields: { continuesPrevious: true } } as const;
  const seen = { key: element, visibility: "full", emphasis: 1, action: "" } as const;
  const shows = pick(plan.shots, which).elements.some((shown) => shown.key === element);
  const all: PlanEdit[] = [
    { type: "change-plan", fields: { title: `Title ${frames}` } },
    { type: "change-scene", key: scene, fields: { beat: "desire" } },
    continuing,
    {
      type: "change-shot",
      key,
      fields: { elements: shows ? [] : [...pick(plan.shots, which).elements, seen] },
    },
    { type: "change-element", key: element, fields: { description: `Thing ${frames}` } },
    { type: "add-shot", key: fresh(), place, others },
    { type: "add-scene", key: fresh(), shotKey: fresh(), index: frames % 6, others },
    { type: "remove-shot", key, others },
    { type: "remove-scene", key: scene, others },
    { type: "split-shot", key, newKey: fresh() },
    { type: "merge-shot", key },
    { type: "move-shot", key, place },
    { type: "move-scene", key: scene, index: frames % 6 },
    { type: "set-length", key, frames, others },
    { type: "rebalance" },
    { type: "add-element", key: fresh(), kind: "prop", name: "A spoon" },
    { type: "remove-element", key: element },
    { type: "set-group", elementKey: element, shotKeys: [key] },
  ];
  return pick(all, kind);
}

/** The plan after the edit; the same plan when it refuses for a reason that it tells. */
function tried(plan: Plan, edit: PlanEdit): Plan {
  try {
    return editPlan(plan, edit);
  } catch (error) {
    if (error instanceof StudioError && !isCancellation(error)) return plan;
    throw error;
  }
}

const structure = (plan: Plan) =>
  planProblems(plan).filter((problem) => !/frames (longer|shorter)/.test(problem));

describe("editing a plan", () => {
  test("whatever is done in whatever order, the plan holds together and keeps to its schema", () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        let last = 0;
        const fresh = () => `new-${last++}`;
        let plan = planned;
        for (const each of wishes) {
          const before = structuredClone(plan);
          const edit = editOf(plan, each, fresh);
          const after = tried(plan, edit);
          expect(plan).toEqual(before);
          expect(structure(after)).toEqual([]);
          expect(describeEdit(plan, edit).what).not.toBe("");
          plan = after;
        }
        expect(planSchema.safeParse(plan).success).toBe(true);
        expect(lengthDifference(editPlan(plan, { type: "rebalance" }))).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test("as long as the others make room, the video keeps its length to the frame", () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        let last = 0;
        let plan = planned;
        for (const each of wishes) {
          plan = tried(
            plan,
            editOf(plan, { ...each, others: "rebalance" }, () => `new-${last++}`),
          );
          expect(lengthDifference(plan)).toBe(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const keys = (plan: Plan) => plan.shots.map(({ key }) => key);
const [first, second] = planned.shots;
if (!first || !second) throw new Error("the plan has too few shots");

describe("one edit", () => {
  test("a length is set exactly where there is room, and not beyond a second for each other shot", () => {
    const wished = editPlan(planned, {
      type: "set-length",
      key: first.key,
      frames: 100,
      others: "rebalance",
    });
    expect(wished.shots[0]?.durationFrames).toBe(100);
    const most = editPlan(planned, {
      type: "set-length",
      key: first.key,
      frames: 9_000,
      others: "rebalance",
    });
    expect(most.shots[0]?.durationFrames).toBe(planned.durationFrames - 6 * planned.fps);
    expect(most.shots.slice(1).map(({ durationFrames }) => durationFrames)).toEqual(Array(6).fill(24));
  });

  test("a difference is kept when that is asked for", () => {
    const longer = editPlan(planned, {
      ...{ type: "set-length", key: first.key, others: "keep" },
      frames: first.durationFrames + 12,
    });
    expect(lengthDifference(longer)).toBe(12);
    expect(longer.shots[1]).toBe(planned.shots[1]);
  });

  test("halves of a shot are as long as it was, the second goes on from the first, and merging makes it whole", () => {
    const split = editPlan(planned, { type: "split-shot", key: first.key, newKey: "half" });
    expect(keys(split).slice(0, 2)).toEqual([first.key, "half"]);
    expect(split.shots[1]).toMatchObject({ continuesPrevious: true, voiceOver: null, overlays: [] });
    expect(editPlan(split, { type: "merge-shot", key: first.key })).toEqual(planned);
  });

  test("a shot that loses what it went on from begins anew, and a scene goes with its last shot", () => {
    const split = editPlan(planned, { type: "split-shot", key: first.key, newKey: "half" });
    const alone = editPlan(split, {
      type: "add-scene",
      key: "end",
      shotKey: "end-1",
      index: 99,
      others: "keep",
    });
    const moved = editPlan(alone, { type: "move-shot", key: "half", place: { sceneKey: "end", index: 0 } });
    expect(keys(moved).slice(-2)).toEqual(["half", "end-1"]);
    expect(moved.shots.at(-2)?.continuesPrevious).toBe(false);
    const emptied = editPlan(alone, { type: "remove-shot", key: "end-1", others: "keep" });
    expect(emptied.scenes.map(({ key }) => key)).toEqual(planned.scenes.map(({ key }) => key));
  });

  test("a shot that begins to show an element joins its group; one that was taken out stays out", () => {
    const prop = editPlan(planned, { type: "add-element", key: "spoon", kind: "prop", name: "Spoon" });
    const seen = { key: "spoon", visibility: "full", emphasis: 0.4, action: "" } as const;
    const show = (plan: Plan, key: string) =>
      editPlan(plan, { type: "change-shot", key, fields: { elements: [seen] } });
    const groupOf = (plan: Plan) =>
      plan.consistencyGroups.find(({ elementKey }) => elementKey === "spoon")?.shotKeys;
    const both = show(show(prop, first.key), second.key);
    expect(groupOf(both)).toEqual([first.key, second.key]);
    const apart = editPlan(both, { type: "set-group", elementKey: "spoon", shotKeys: [first.key] });
    const later = editPlan(apart, { type: "change-shot", key: second.key, fields: { action: "It stirs." } });
    expect(groupOf(later)).toEqual([first.key]);
  });

  test("what would leave no video, or call two things the same, is refused in words", () => {
    const only = planned.shots
      .slice(1)
      .reduce((plan, { key }) => editPlan(plan, { type: "remove-shot", key, others: "rebalance" }), planned);
    expect(only.shots[0]?.durationFrames).toBe(planned.durationFrames);
    expect(() => editPlan(only, { type: "remove-shot", key: first.key, others: "keep" })).toThrow(
      /at least one/,
    );
    expect(() => editPlan(planned, { type: "split-shot", key: first.key, newKey: second.key })).toThrow(
      /already/,
    );
    expect(() => editPlan(planned, { type: "merge-shot", key: "gone" })).toThrow(/not in the plan/);
  });
});

test("an edit of 400 shots takes a fraction of the time of copying the plan", () => {
  const scenes = Array.from({ length: 60 }, (_, at) => ({ ...pick(planned.scenes, 0), key: `scene-${at}` }));
  const shots = Array.from({ length: 400 }, (_, at) => ({
    ...pick(planned.shots, at),
    ...{ key: `shot-${at}`, sceneKey: `scene-${Math.floor((at * 60) / 400)}`, continuesPrevious: false },
  }));
  const consistencyGroups = [
    { elementKey: pick(planned.elements, 0).key, shotKeys: shots.map(({ key }) => key) },
  ];
  const long = editPlan(
    { ...planned, scenes, shots, consistencyGroups, durationFrames: 400 * 60 },
    { type: "rebalance" },
  );
  // The quickest of several rounds: what else the machine does meanwhile does not count.
  const timed = (work: (round: number) => unknown) =>
    Math.min(
      ...Array.from({ length: 30 }, (_, round) => {
        const start = performance.now();
        work(round);
        return performance.now() - start;
      }),
    );
  const copying = timed(() => structuredClone(long));
  const typing = timed((round) =>
    editPlan(long, { type: "change-shot", key: "shot-200", fields: { action: `Round ${round}` } }),
  );
  const kept = editPlan(long, { type: "change-shot", key: "shot-200", fields: { action: "Once" } });
  expect(kept.shots.filter((shot, at) => shot !== long.shots[at])).toHaveLength(1);
  expect(typing).toBeLessThan(copying);
});
