import { expect, test } from "vitest";
import type { Plan } from "@/domain/plan/plan";
import { plannedAd } from "@/testing/planned-ad";
import { editPlan } from "./edit-plan";
import { planWarnings } from "./plan-warnings";
import { segmentsOf } from "./segments";

const { plan } = plannedAd("Nordlys cold brew in an amber bottle on a sunlit kitchen counter, calm.", {
  durationSeconds: 12,
  clips: 5,
});
const first = plan.shots[0]?.key ?? "";
const last = plan.shots.at(-1)?.key ?? "";
const kinds = (of: Plan) => planWarnings(of).map(({ kind, shotKey }) => [kind, shotKey]);

test("a plan of the planner's has hook, body and call to action that last as long as the video", () => {
  const segments = segmentsOf(plan);
  expect(segments.map(({ kind }) => kind)).toEqual(["hook", "body", "call-to-action"]);
  expect(segments.flatMap(({ shots }) => shots)).toEqual(plan.shots);
  expect(segments.reduce((sum, { durationFrames }) => sum + durationFrames, 0)).toBe(plan.durationFrames);
});

test("a hook of more than three seconds is told, at its first shot", () => {
  const longHook = editPlan(plan, { type: "set-length", key: first, frames: 120, others: "rebalance" });
  expect(kinds(longHook)).toContainEqual(["long-hook", first]);
  const short = editPlan(plan, { type: "set-length", key: first, frames: 40, others: "rebalance" });
  expect(kinds(short).map(([kind]) => kind)).not.toContain("long-hook");
});

test("a last shot without the product is told", () => {
  const without = editPlan(plan, { type: "change-shot", key: last, fields: { elements: [] } });
  expect(kinds(without)).toContainEqual(["no-product-at-end", last]);
  expect(kinds(plan)).not.toContainEqual(["no-product-at-end", last]);
});

test("text that has no room, no time or the place of another is told", () => {
  const overlay = { role: "cta", position: "bottom", animation: "fade" } as const;
  const long = { ...overlay, text: "Word after word after word after word after word after word after word" };
  const crowded = editPlan(plan, {
    type: "change-shot",
    key: first,
    fields: { overlays: [long, { ...overlay, text: "Today" }] },
  });
  expect(kinds(crowded)).toEqual(
    expect.arrayContaining([
      ["text-too-long", first],
      ["text-too-quick", first],
      ["texts-overlap", first],
    ]),
  );
});

test("a line that takes longer to say than its shot lasts is told, with both times", () => {
  const voiceOver = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen";
  const spoken = editPlan(plan, { type: "change-shot", key: first, fields: { voiceOver } });
  const warning = planWarnings(spoken).find(({ kind }) => kind === "voice-too-long");
  expect(warning?.message).toMatch(/needs about 6\.1 s, the shot lasts \d\.\d s/);
});

test("lengths that do not add up are told with the difference", () => {
  const frames = (plan.shots[0]?.durationFrames ?? 0) + 24;
  const longer = editPlan(plan, { type: "set-length", key: first, frames, others: "keep" });
  expect(planWarnings(longer)[0]?.message).toMatch(/last 1\.0 s more than the video, which has 12\.0 s/);
});
