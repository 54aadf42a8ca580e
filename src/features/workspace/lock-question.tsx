"use client";

import { GitBranch, LockOpen } from "lucide-react";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

const nameMax = 60;

/** A branch that was just taken off, and its first version. */
type NewBranch = { branchId: string; version: number };

/** Asks where to do what would change shots with approved frames: in a new branch, or here. */
export function LockQuestion({
  projectId,
  title,
  description,
  suggestedName,
  beforeBranch,
  onBranch,
  onHere,
  onLeave,
}: {
  projectId: string;
  title: string;
  description: string;
  /** For the branch. */
  suggestedName: string;
  /** A branch is taken off from what is stored: stores the rest, and says whether that worked. */
  beforeBranch?: () => Promise<boolean>;
  onBranch: (branch: NewBranch) => void;
  onHere: () => void;
  onLeave: () => void;
}) {
  const utils = trpc.useUtils();
  const add = trpc.workspace.addBranch.useMutation();
  const failure = add.error ? readFailure(add.error) : null;

  async function doInBranch(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const named = { name: String(form.get("name")), message: String(form.get("message")) };
    if (beforeBranch && !(await beforeBranch())) return;
    add.mutate(
      { projectId, ...named },
      {
        onSuccess: (branch) => {
          onBranch(branch);
          void utils.workspace.invalidate();
        },
      },
    );
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onLeave()} title={title} description={description}>
      <form onSubmit={(event) => void doInBranch(event)} className="grid gap-5">
        {failure && !failure.fieldErrors.name && <Callout tone="danger" title={failure.message} />}
        <Field label="Name of the branch" error={failure?.fieldErrors.name}>
          {(control) => (
            <Input
              {...control}
              name="name"
              maxLength={nameMax}
              required
              defaultValue={suggestedName.slice(0, nameMax)}
            />
          )}
        </Field>
        <Field label="What it is for" hint="May stay empty.">
          {(control) => <Textarea {...control} name="message" maxLength={500} rows={2} />}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onLeave}>Leave it as it is</Button>
          <Button onClick={onHere}>
            <LockOpen aria-hidden /> Unlock and edit here
          </Button>
          <Button type="submit" variant="primary" busy={add.isPending}>
            <GitBranch aria-hidden /> Edit in a new branch
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
