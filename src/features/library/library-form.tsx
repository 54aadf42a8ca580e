import { type ReactNode, useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { readFailure } from "@/features/wording/failures";

/** The dialog in which something of the library is written. What is wrong in it gets the focus when saving is tried. */
export function LibraryForm({
  title,
  description,
  version,
  saving,
  waiting = false,
  onSave,
  onClose,
  onGoOn,
  children,
}: {
  title: string;
  description: string;
  /** The one that saving makes; null for something new. */
  version: number | null;
  saving: { error: unknown; isPending: boolean };
  /** Whether files are on their way that have to be part of it. */
  waiting?: boolean;
  /** May fail: `saving` tells why. */
  onSave: () => Promise<unknown>;
  onClose: () => void;
  /** Opens it again as it was left; null while nothing was changed in it. */
  onGoOn: (() => void) | null;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const failure = saving.error ? readFailure(saving.error) : null;

  const leave = () => {
    onClose();
    if (!onGoOn) return;
    const action = { label: "Go on writing", onClick: onGoOn };
    toast("What you have written was not saved", { action, duration: 10_000 });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try and each refusal may leave another field wrong
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tries, saving.error]);

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && leave()}
      title={title}
      description={description}
      className="max-w-2xl"
    >
      <form
        ref={form}
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (waiting) return;
          setTries(tries + 1);
          // A failure stays in the dialog, where it can be mended.
          onSave().catch(() => undefined);
        }}
      >
        {children}
        {failure && !failure.fieldErrors.name && <Callout tone="danger" title={failure.message} />}
        <div className="flex flex-wrap items-center justify-end gap-2">
          {waiting && (
            <p role="status" className="mr-auto text-muted text-sm">
              It can be saved as soon as its files have arrived.
            </p>
          )}
          <Button onClick={leave}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={waiting} busy={saving.isPending}>
            {version === null ? "Save" : `Save as version ${version}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
