"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { readFailure } from "@/features/wording/failures";

/** Asks what a new branch is called and what it is for. */
export function BranchDialog({
  busy,
  error,
  onSave,
  onClose,
}: {
  busy: boolean;
  error: unknown;
  onSave: (named: { name: string; message: string }) => void;
  onClose: () => void;
}) {
  const failure = error ? readFailure(error) : null;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSave({ name: String(form.get("name")), message: String(form.get("message")) });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New branch"
      description="It begins with everything as it is now, and what you change from then on is only changed there."
    >
      <form onSubmit={submit} className="grid gap-5">
        {failure && !failure.fieldErrors.name && <Callout tone="danger" title={failure.message} />}
        <Field label="Name" error={failure?.fieldErrors.name}>
          {(control) => <Input {...control} name="name" maxLength={60} required />}
        </Field>
        <Field label="What it is for" hint="May stay empty.">
          {(control) => <Textarea {...control} name="message" maxLength={500} rows={2} />}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Branch off
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
