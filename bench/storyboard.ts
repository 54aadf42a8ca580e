/**
 * What a page has to work out when a letter is typed into a plan of 60 scenes and 400 shots: the edit, segments, warnings
 * and the flow and schedule of the frames, against one copy of the plan. Run: npx tsx bench/storyboard.ts
 */
import { editPlan } from "@/domain/plan-edit/edit-plan";
import { planWarnings } from "@/domain/plan-edit/plan-warnings";
import { segmentsOf } from "@/domain/plan-edit/segments";
import { frameFlow } from "@/domain/shot/frame-flow";
import { slots } from "@/domain/shot/take";
import { workSchedule } from "@/domain/shot/work-schedule";
import { withPlanEdit } from "@/domain/workspace/edit-plan-in-workspace";
import { lockedShots } from "@/domain/workspace/locks";
import { emptyWorkspace } from "@/domain/workspace/workspace";
import { longPlan } from "@/testing/long-plan";

const repeats = 60;
const plan = longPlan({ scenes: 60, shots: 400 });

function median(work: (repeat: number) => unknown): number {
  const times = Array.from({ length: repeats }, (_, repeat) => {
    const begun = performance.now();
    work(repeat);
    return performance.now() - begun;
  });
  return times.sort((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
}

const approved = { ...emptyWorkspace, plan, approved: plan.shots.map(({ key }) => slots.firstFrame(key)) };
const lettered = (repeat: number) =>
  withPlanEdit(
    { data: approved, plan },
    { type: "change-shot", key: "shot-200", fields: { action: `Take ${repeat}` } },
  );
const flow = () => frameFlow(plan, { chained: true, isUnlinked: () => false });
const cases: Record<string, (repeat: number) => unknown> = {
  "a letter in one shot": (repeat) =>
    editPlan(plan, { type: "change-shot", key: "shot-200", fields: { action: `Take ${repeat}` } }),
  "a length, the others make room": (repeat) =>
    editPlan(plan, { type: "set-length", key: "shot-200", frames: 24 + repeat, others: "rebalance" }),
  "a shot to another scene": () =>
    editPlan(plan, { type: "move-shot", key: "shot-200", place: { sceneKey: "scene-3", index: 1 } }),
  "locks, all shots approved": (repeat) => lockedShots(approved, lettered(repeat), plan),
  segments: () => segmentsOf(plan),
  warnings: () => planWarnings(plan),
  "flow of the frames": flow,
  schedule: () => workSchedule(flow(), { secondsOf: () => 8, parallelClips: true }),
};

const copy = median(() => structuredClone(plan));
console.log(`one copy of the plan: ${copy.toFixed(2)} ms`);
for (const [name, work] of Object.entries(cases)) {
  const time = median(work);
  console.log(`${name}: ${time.toFixed(2)} ms, ${(time / copy).toFixed(2)} of a copy`);
}
