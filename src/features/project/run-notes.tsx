import { Callout } from "@/components/ui/callout";
import type { RunState } from "@/domain/run/run-state";

/** What the run wants known: warnings open, the rest after them. */
export function RunNotes({ notes }: { notes: RunState["notes"] }) {
  const unique = notes.filter(
    (note, index) => notes.findIndex((other) => other.message === note.message) === index,
  );
  if (unique.length === 0) return null;
  const warningsFirst = unique.toSorted(
    (a, b) => Number(b.level === "warning") - Number(a.level === "warning"),
  );
  return (
    <section aria-label="Notes" className="grid gap-2">
      {warningsFirst.map((note) => (
        <Callout key={note.message} tone={note.level} className="p-3 text-xs">
          {note.message}
        </Callout>
      ))}
    </section>
  );
}
