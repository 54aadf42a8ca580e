"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { readFailure } from "@/features/wording/failures";

/** Asks for a profile's name. */
export function ProfileNameDialog({
  title,
  description,
  initial,
  busy,
  error,
  onSave,
  onClose,
}: {
  title: string;
  description: string;
  initial: string;
  busy: boolean;
  error: unknown;
  onSave: (name: string) => void;
  onClose: () => void;
}) {
  const failure = error ? readFailure(error) : null;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The dialog stands within the composer's form in React's tree, though not on the page.
    event.stopPropagation();
    onSave(String(new FormData(event.currentTarget).get("name")));
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={description}>
      <form onSubmit={submit} className="grid gap-5">
        {failure && !failure.fieldErrors.name && <Callout tone="danger" title={failure.message} />}
        <Field label="Name" error={failure?.fieldErrors.name}>
          {(control) => <Input {...control} name="name" defaultValue={initial} maxLength={60} required />}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
