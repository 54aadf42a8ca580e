import { replaceEqualDeep } from "@tanstack/react-query";
import type { ProjectView } from "@/domain/view/views";

/**
 * Merges an answer into what is shown. Events may have arrived while the answer was on its way; they will not come
 * again, so the run's state never goes back.
 */
export function keepNewerRun(shown: unknown, answer: unknown): unknown {
  const before = shown as ProjectView | undefined;
  const after = answer as ProjectView;
  if (!before?.run || !after.run || before.run.id !== after.run.id) return replaceEqualDeep(shown, after);
  if (before.run.state.lastEventId <= after.run.state.lastEventId) return replaceEqualDeep(shown, after);
  return replaceEqualDeep(shown, { ...after, run: { ...after.run, state: before.run.state } });
}
