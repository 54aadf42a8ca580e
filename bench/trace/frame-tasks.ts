import { z } from "zod";

const traceEvent = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.record(z.string(), z.unknown()).optional(),
});
type TraceEvent = z.infer<typeof traceEvent>;

/** What a page's main thread does when somebody moves something: input and the steps of a frame. */
const frameWork = new Set([
  "EventDispatch",
  "FireAnimationFrame",
  "BeginMainThreadFrame",
  "UpdateLayoutTree",
  "Layout",
  "Paint",
  "Commit",
]);

/** How long a task took, and how much of that the processor worked at it: on a busy machine it waits for its turn. */
export type FrameTask = { wallMs: number; workMs: number };

/** The tasks of the busiest page's main thread that took input or worked at a frame. */
export function frameTasks(trace: string): FrameTask[] {
  const { traceEvents } = z.object({ traceEvents: z.array(z.unknown()) }).parse(JSON.parse(trace));
  const events = traceEvents.flatMap((event) => traceEvent.safeParse(event).data ?? []);
  const work = events.filter(({ name, ph }) => ph !== "M" && frameWork.has(name));
  const thread = busiestThread(work);
  const own = work.filter((event) => threadOf(event) === thread).map(({ ts }) => ts);
  own.sort((a, b) => a - b);
  return events
    .filter((event) => event.name === "RunTask" && event.ph === "X" && threadOf(event) === thread)
    .filter(({ ts, dur = 0 }) => hasBetween(own, ts, ts + dur))
    .map(({ dur = 0, tdur = dur }) => ({ wallMs: dur / 1000, workMs: tdur / 1000 }));
}

/** The value below which a share of the values lies; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;

function busiestThread(events: readonly TraceEvent[]): string {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

function hasBetween(sorted: readonly number[], from: number, to: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return (sorted[low] ?? Number.POSITIVE_INFINITY) <= to;
}
