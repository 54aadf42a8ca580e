import type { Cut } from "../cut";

/** One step: what the cut was before it, and what was done in words for the maker. */
type Step = { cut: Cut; label: string };

/** A session's cuts, without limit. Snapshots share everything that an edit leaves alone, so that a step costs little. */
export type History = {
  past: readonly Step[];
  present: Cut;
  future: readonly Step[];
  /** Edits of one mark are one step: a drag, or typing in one field. Null ends a step. */
  mark: string | null;
};

export const startHistory = (cut: Cut): History => ({ past: [], present: cut, future: [], mark: null });

/** Adds an edit. With the mark of the edit before it goes on with the same step. */
export function record(
  history: History,
  { cut, label, mark = null }: { cut: Cut; label: string; mark?: string | null },
): History {
  if (cut === history.present) return history;
  const goesOn = mark !== null && mark === history.mark;
  const past = goesOn ? history.past : [...history.past, { cut: history.present, label }];
  return { past, present: cut, future: [], mark };
}

/** Ends the step that is being made: the next edit of the same mark is a step of its own. */
export const endStep = (history: History): History =>
  history.mark === null ? history : { ...history, mark: null };

/** Takes back the step that is being made under a mark, as if it had not been begun: there is nothing to do again. */
export function takeBack(history: History, mark: string): History {
  const step = history.mark === mark ? history.past.at(-1) : undefined;
  return step ? { past: history.past.slice(0, -1), present: step.cut, future: [], mark: null } : history;
}

export function undo(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  const undone = { cut: history.present, label: step.label };
  return {
    past: history.past.slice(0, -1),
    present: step.cut,
    future: [undone, ...history.future],
    mark: null,
  };
}

export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (!step) return history;
  return {
    past: [...history.past, { cut: history.present, label: step.label }],
    present: step.cut,
    future,
    mark: null,
  };
}
