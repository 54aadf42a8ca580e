import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plan } from "@/domain/plan/plan";
import { plannedAd } from "@/testing/planned-ad";
import { workspaceDifferences } from "./differences";
import { type BranchContent, mergePart } from "./merge";
import { planIssue } from "./plan-issue";
import { clipWish, emptyWorkspace, frameWish } from "./workspace";

const { plan } = plannedAd("Cold brew coffee by Northwind in a bright kitchen", {
  durationSeconds: 12,
  clips: 4,
});
const [first, second, third, fourth] = plan.shots;
if (!first || !second || !third || !fourth) throw new Error("the plan has four shots");

const contentOf = (changed: Plan, data = emptyWorkspace): BranchContent => ({
  data: { ...data, plan: changed },
  plan: changed,
});
const here = contentOf(plan);

test("a shot comes with what was wished for it, keeps the time of its place, and leaves the others alone", () => {
  const theirs = { ...second, action: "She pours.", durationFrames: second.durationFrames + 10 };
  const shots = [{ ...first, durationFrames: first.durationFrames - 10 }, theirs, third, fourth];
  const there = contentOf(
    { ...plan, shots },
    {
      ...emptyWorkspace,
      frames: {
        [`shot/${second.key}/last-frame`]: frameWish.parse({ seed: 4 }),
        [`shot/${first.key}/last-frame`]: frameWish.parse({ seed: 5 }),
      },
      clips: { [second.key]: clipWish.parse({ attempts: 2 }) },
    },
  );
  const merged = mergePart(here, there, { kind: "shot", key: second.key });
  expect(merged?.plan?.shots).toEqual([first, { ...second, action: "She pours." }, third, fourth]);
  expect(Object.keys(merged?.frames ?? {})).toEqual([`shot/${second.key}/last-frame`]);
  expect(Object.keys(merged?.clips ?? {})).toEqual([second.key]);
});

test("a scene brings its place, its shots and elements that are not known here", () => {
  const element = { ...plan.elements[0]!, key: "cat", name: "Cat" };
  const shown = { key: "cat", visibility: "full" as const, emphasis: 1, action: "" };
  const elements = { cat: { itemId: "cat", version: 2, referenceDigest: null } };
  const changed: Plan = {
    ...plan,
    elements: [...plan.elements, element],
    scenes: plan.scenes.map((scene) =>
      scene.key === third.sceneKey ? { ...scene, timeOfDay: "dusk" as const } : scene,
    ),
    shots: plan.shots.map((shot) =>
      shot.sceneKey === third.sceneKey ? { ...shot, elements: [shown] } : shot,
    ),
  };
  const there = contentOf(changed, { ...emptyWorkspace, elements });
  const merged = mergePart(here, there, { kind: "scene", key: third.sceneKey });
  expect(merged?.elements).toEqual(elements);
  expect(merged?.plan).toMatchObject({
    elements: expect.arrayContaining([element]),
    scenes: expect.arrayContaining([expect.objectContaining({ key: third.sceneKey, timeOfDay: "dusk" })]),
  });
  expect(merged?.plan && planIssue(merged.plan)).toBeNull();
});

test("a part that the other branch does not have is nothing to take over", () => {
  expect(mergePart(here, here, { kind: "shot", key: "nowhere" })).toBeNull();
});

test("whatever two branches have become, a merged plan holds together, and merging one's own changes nothing", () => {
  const branch = fc
    .shuffledSubarray([0, 1, 2, 3], { minLength: 1 })
    .map((kept) => contentOf(withoutOthers(kept.toSorted())));
  const part = fc.record({
    kind: fc.constantFrom("shot" as const, "scene" as const),
    shot: fc.constantFrom(first, second, third, fourth),
  });
  fc.assert(
    fc.property(branch, branch, part, (into, from, { kind, shot }) => {
      const key = kind === "shot" ? shot.key : shot.sceneKey;
      const merged = mergePart(into, from, { kind, key });
      if (merged?.plan) expect(planIssue(merged.plan)).toBeNull();
      const same = mergePart(into, into, { kind, key });
      if (same?.plan) expect(same.plan).toEqual(into.plan);
    }),
  );
});

/** The plan with only some of its shots, which share the whole time. */
function withoutOthers(kept: readonly number[]): Plan {
  const shots = plan.shots.filter((_, index) => kept.includes(index));
  const spare = plan.durationFrames - shots.reduce((sum, { durationFrames }) => sum + durationFrames, 0);
  const longer = shots.map((shot, index) => ({
    ...shot,
    continuesPrevious: shot.continuesPrevious && shots[index - 1]?.sceneKey === shot.sceneKey,
    durationFrames: shot.durationFrames + (index === 0 ? spare : 0),
  }));
  const shown = (key: string) => shots.filter((shot) => shot.elements.some((seen) => seen.key === key));
  return {
    ...plan,
    shots: longer,
    scenes: plan.scenes.filter(({ key }) => shots.some(({ sceneKey }) => sceneKey === key)),
    consistencyGroups: plan.elements.flatMap(({ key }) =>
      shown(key).length > 0 ? [{ elementKey: key, shotKeys: shown(key).map((shot) => shot.key) }] : [],
    ),
  };
}

test("two versions are told apart word by word, by shot and field", () => {
  const other = contentOf({
    ...plan,
    shots: plan.shots.map((shot) => (shot === second ? { ...shot, action: "She pours." } : shot)),
  });
  expect(workspaceDifferences(here, other)).toEqual([
    {
      target: `shot/${second.key}`,
      field: "action",
      label: "Shot 2: action",
      before: second.action,
      after: "She pours.",
    },
  ]);
  expect(workspaceDifferences(here, here)).toEqual([]);
});

test("what was wished for a frame is told by where its shot stands now, and only what was wished", () => {
  const moved = { ...plan, shots: [second, first, third, fourth] };
  const slot = `shot/${second.key}/last-frame`;
  const frames = { [slot]: frameWish.parse({ seed: 4 }) };
  const wished = contentOf(moved, { ...emptyWorkspace, frames, approved: [slot] });
  expect(workspaceDifferences(contentOf(moved), wished)).toEqual([
    { target: slot, field: "seed", label: "Shot 1, last frame: seed", before: "", after: "4" },
    { target: slot, field: "approval", label: "Shot 1, last frame: approval", before: "", after: "approved" },
  ]);
  const unlinked = { ...emptyWorkspace, frames: { [slot]: frameWish.parse({ unlinked: true }) } };
  const [difference, ...others] = workspaceDifferences(contentOf(moved), contentOf(moved, unlinked));
  expect(others).toEqual([]);
  expect(difference?.after).toBe("of its own, not taken over");
});
