import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { poolTag } from "@/domain/pool/pool-question";
import type { PoolItemView } from "@/domain/view/pool-views";
import type { PoolMarks } from "@/features/pool/use-pool";

/** The tags of one thing or of several, to be added to and taken off. */
export function TagField({
  items,
  known,
  marks,
}: {
  items: readonly Pick<PoolItemView, "id" | "tags">[];
  /** Tags that are there already, to be picked. */
  known: readonly string[];
  marks: PoolMarks;
}) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const listId = useId();
  const itemIds = items.map(({ id }) => id);
  const tags = [...new Set(items.flatMap((item) => item.tags))].toSorted();
  const add = () => {
    const parsed = poolTag.safeParse(text);
    setProblem(parsed.success ? null : (parsed.error.issues[0]?.message ?? "This is no tag"));
    if (!parsed.success) return;
    setText("");
    void marks.setTag({ itemIds, tag: parsed.data, on: true });
  };
  return (
    <div className="grid gap-2">
      <Field label="Tags" error={problem}>
        {(control) => (
          <span className="flex gap-2">
            <Input
              {...control}
              list={listId}
              value={text}
              placeholder="Add a tag"
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => event.key === "Enter" && add()}
            />
            <Button size="icon" aria-label="Add the tag" busy={marks.busy} onClick={add}>
              {!marks.busy && <Plus aria-hidden />}
            </Button>
          </span>
        )}
      </Field>
      <datalist id={listId}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-1.5" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag}>
              <Button
                size="sm"
                className="h-7 gap-1 px-2 text-xs"
                aria-label={`Take off the tag ${tag}`}
                onClick={() => void marks.setTag({ itemIds, tag, on: false })}
              >
                {tag} <X aria-hidden className="size-3" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
