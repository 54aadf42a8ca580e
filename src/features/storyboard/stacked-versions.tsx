import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";

/** How a card looks under which others lie. */
export const stackedStyle =
  "mr-2 mb-2 shadow-[3px_3px_0_0_var(--surface),3px_3px_0_1px_var(--line),6px_6px_0_0_var(--surface),6px_6px_0_1px_var(--line)]";

/** The versions of a shot or scene that lie on one another: one is in the video, the others are a press away. */
export function StackedVersions({
  stack: { shown, others },
  of,
  onShow,
  onRemove,
}: {
  stack: { shown: string; others: readonly { name: string }[] };
  /** Whose versions they are, in words: "shot 2". */
  of: string;
  onShow: (name: string) => void;
  onRemove: (name: string) => void;
}) {
  const names = [shown, ...others.map(({ name }) => name)].toSorted(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  );
  return (
    <div className="flex flex-wrap items-center gap-2 px-2">
      <Segmented
        label={`Version of ${of}`}
        value={shown}
        options={names.map((name) => ({ value: name, label: name }))}
        onChange={onShow}
      />
      {others.map(({ name }) => (
        <Button
          key={name}
          size="sm"
          variant="ghost"
          className="px-2 text-muted text-xs"
          onClick={() => onRemove(name)}
        >
          <X aria-hidden /> Remove {name}
          <span className="sr-only"> of {of}</span>
        </Button>
      ))}
    </div>
  );
}
