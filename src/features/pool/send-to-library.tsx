import { LibraryBig } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { blankElement, elementLimits, elementWords } from "@/domain/library/library-element";
import type { PoolItemView } from "@/domain/view/pool-views";
import { useElements } from "@/features/library/use-elements";
import { TermSelect } from "@/features/storyboard/term-select";
import { readFailure } from "@/features/wording/failures";
import { countText } from "@/features/wording/numbers";
import { useKeepFromPool } from "./use-keep-from-pool";

const kinds = elementWords.shape.kind.options;
/** The value of the choice to make a new element; ids are never empty. */
const newElement = "";

/** Makes what is selected pictures of an element of the library. */
export function SendToLibrary({ projectId, items }: { projectId: string; items: readonly PoolItemView[] }) {
  const [open, setOpen] = useState(false);
  const pictures = items.filter(({ media }) => media.contentType.startsWith("image/"));
  return (
    <>
      <Button
        size="sm"
        disabled={pictures.length === 0}
        title={pictures.length === 0 ? "Select pictures: clips and sounds cannot be references" : ""}
        onClick={() => setOpen(true)}
      >
        <LibraryBig aria-hidden /> Send to library
      </Button>
      {open && (
        <SendDialog
          projectId={projectId}
          pictures={pictures}
          left={items.length - pictures.length}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function SendDialog({
  projectId,
  pictures,
  left,
  onClose,
}: {
  projectId: string;
  pictures: readonly PoolItemView[];
  /** How many of what is selected are no pictures. */
  left: number;
  onClose: () => void;
}) {
  const { list } = useElements();
  const { keep, failure, busy } = useKeepFromPool();
  const [chosen, setChosen] = useState(newElement);
  const [written, setWritten] = useState({ name: "", kind: blankElement.kind });
  const [problem, setProblem] = useState<string | null>(null);
  const known = list.data?.find(({ id }) => id === chosen);
  const told = failure ? readFailure(failure) : null;

  async function send(event: FormEvent) {
    event.preventDefault();
    const itemIds = pictures.map(({ id }) => id);
    if (known) {
      if (await keep({ projectId, itemIds, into: { element: "known", known } })) onClose();
      return;
    }
    const name = elementWords.shape.name.safeParse(written.name);
    setProblem(name.success ? null : (name.error.issues[0]?.message ?? null));
    if (!name.success) return;
    const into = { element: "new" as const, name: name.data, kind: written.kind };
    if (await keep({ projectId, itemIds, into })) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Send ${countText(pictures.length, "picture")} to the library`}
      description={`They become references of an element: scored, ranked, and there when the project is gone.${
        left > 0 ? ` ${countText(left, "clip or sound", "clips and sounds")} stay here.` : ""
      }`}
    >
      <form noValidate onSubmit={(event) => void send(event)} className="grid gap-4">
        {told && !told.fieldErrors.name && <Callout tone="danger" title={told.message} />}
        <Field label="Element">
          {(control) => (
            <Select {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value={newElement}>A new one</option>
              {list.data?.map(({ id, content }) => (
                <option key={id} value={id}>
                  {content.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {!known && (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" error={problem ?? told?.fieldErrors.name}>
              {(control) => (
                <Input
                  {...control}
                  value={written.name}
                  maxLength={elementLimits.name}
                  onChange={(event) => setWritten({ ...written, name: event.target.value })}
                />
              )}
            </Field>
            <TermSelect
              label="Kind"
              value={written.kind}
              terms={kinds}
              onChange={(kind) => setWritten({ ...written, kind })}
            />
          </div>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {known ? `Save as version ${known.version + 1}` : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
