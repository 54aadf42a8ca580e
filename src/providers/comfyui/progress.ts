import { z } from "zod";

/** What a server has told of a job so far. */
export type Progress = {
  work: Record<string, number>;
  /** Share of each node that is done, 0-1. */
  done: Record<string, number>;
  /** The node at work. */
  current: string | null;
  /** 0-1, or null before anything was told. Never falls. */
  fraction: number | null;
  /** The server says that the job has ended, however it ended. */
  over: boolean;
};

export const startProgress = (work: Record<string, number>): Progress => ({
  work,
  done: {},
  current: null,
  fraction: null,
  over: false,
});

const step = z.object({ node: z.string(), value: z.number(), max: z.number().positive() });
const steps = z.object({ nodes: z.record(z.string(), z.object({ value: z.number(), max: z.number() })) });
const cached = z.object({ nodes: z.array(z.string()) });
const executing = z.object({ node: z.string().nullable() });

const ends = new Set(["execution_success", "execution_error", "execution_interrupted"]);

/** The state after one message; the same object when it tells nothing new. */
export function noteMessage(
  state: Progress,
  { type, data }: { type: string; data: Record<string, unknown> },
): Progress {
  if (ends.has(type)) return { ...state, over: true };
  const read = readers[type];
  return read ? read(state, data) : state;
}

const readers: Record<string, (state: Progress, data: unknown) => Progress> = {
  progress(state, data) {
    const told = step.safeParse(data);
    return told.success ? withDone(state, { [told.data.node]: told.data.value / told.data.max }) : state;
  },
  progress_state(state, data) {
    const told = steps.safeParse(data);
    if (!told.success) return state;
    const shares = Object.entries(told.data.nodes).map(([id, { value, max }]) => [
      id,
      max > 0 ? value / max : 0,
    ]);
    return withDone(state, Object.fromEntries(shares));
  },
  execution_cached(state, data) {
    const told = cached.safeParse(data);
    if (!told.success) return state;
    return withDone(state, Object.fromEntries(told.data.nodes.map((node) => [node, 1])));
  },
  /** Nodes work one after the other: with the next one, the one before is done. */
  executing(state, data) {
    const told = executing.safeParse(data);
    if (!told.success) return state;
    const { node } = told.data;
    const before = state.current === null || state.current === node ? {} : { [state.current]: 1 };
    return { ...withDone(state, before), current: node, over: node === null };
  },
};

function withDone(state: Progress, told: Record<string, number>): Progress {
  const done = { ...state.done };
  for (const [node, share] of Object.entries(told)) {
    done[node] = Math.max(done[node] ?? 0, Math.min(1, share));
  }
  const nodes = Object.entries(state.work);
  const whole = nodes.reduce((total, [, work]) => total + work, 0);
  const finished = nodes.reduce((total, [node, work]) => total + work * (done[node] ?? 0), 0);
  return { ...state, done, fraction: Math.max(state.fraction ?? 0, whole > 0 ? finished / whole : 0) };
}
