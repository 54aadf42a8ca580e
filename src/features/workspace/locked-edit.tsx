"use client";

import { GitBranch, LockOpen } from "lucide-react";
import { type FormEvent, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import type { Plan } from "@/domain/plan/plan";
import { readFailure } from "@/features/wording/failures";
import type { LockedEdit as Waiting, WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

const nameMax = 60;

/** Asks where an edit shall be made that would change shots whose frames are approved. */
export function LockedEdit({
  projectId,
  session,
  plan: planned,
}: {
  projectId: string;
  session: WorkspaceSession;
  /** What stands where the maker has no plan of their own. */
  plan: Plan | null;
}) {
  const state = () => session.state().locked;
  const locked = useSyncExternalStore(session.subscribe, state, state);
  if (!locked) return null;
  const { shots = [] } = session.data.plan ?? planned ?? {};
  const numbers = locked.shotKeys.map((key) => shots.findIndex((shot) => shot.key === key) + 1);
  const one = numbers.length === 1;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && session.keepLocked()}
      title={one ? `Shot ${numbers[0]} is locked` : `${numbers.length} shots are locked`}
      description={`You have approved frames of ${one ? "it" : `shots ${numbers.join(", ")}`}, and this would change what they are made from. In a new branch you can try it, and what you approved stays as it is in this one.`}
    >
      <WhereToEdit projectId={projectId} session={session} locked={locked} />
    </Dialog>
  );
}

function WhereToEdit({
  projectId,
  session,
  locked,
}: {
  projectId: string;
  session: WorkspaceSession;
  locked: Waiting;
}) {
  const utils = trpc.useUtils();
  const add = trpc.workspace.addBranch.useMutation();
  const failure = add.error ? readFailure(add.error) : null;

  async function editInBranch(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const named = { name: String(form.get("name")), message: String(form.get("message")) };
    // The branch is taken off from what is stored.
    await session.flush();
    if (session.state().saving !== "saved") return;
    add.mutate(
      { projectId, ...named },
      {
        onSuccess: ({ branchId, version }) => {
          session.unlockIn({ branchId, version, data: session.data });
          void utils.workspace.invalidate();
        },
      },
    );
  }

  return (
    <form onSubmit={(event) => void editInBranch(event)} className="grid gap-5">
      {failure && !failure.fieldErrors.name && <Callout tone="danger" title={failure.message} />}
      <Field label="Name of the branch" error={failure?.fieldErrors.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            maxLength={nameMax}
            required
            defaultValue={locked.change.what.slice(0, nameMax)}
          />
        )}
      </Field>
      <Field label="What it is for" hint="May stay empty.">
        {(control) => <Textarea {...control} name="message" maxLength={500} rows={2} />}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => session.keepLocked()}>Leave it as it is</Button>
        <Button onClick={() => session.unlock()}>
          <LockOpen aria-hidden /> Unlock and edit here
        </Button>
        <Button type="submit" variant="primary" busy={add.isPending}>
          <GitBranch aria-hidden /> Edit in a new branch
        </Button>
      </div>
    </form>
  );
}
