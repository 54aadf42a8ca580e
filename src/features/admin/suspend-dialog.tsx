"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { FailureCallout } from "@/features/shell/failure-callout";
import { countText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

const runChoices = [
  { value: "finish", label: "Let them finish" },
  { value: "cancel", label: "Cancel them" },
] as const;

/** Closes an account, with the reason that the audit log keeps. */
export function SuspendDialog({
  userId,
  username,
  onClose,
}: {
  userId: string;
  username: string;
  onClose: () => void;
}) {
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [runs, setRuns] = useState<(typeof runChoices)[number]["value"]>("finish");
  const suspend = trpc.admin.suspend.useMutation({
    onSuccess: ({ cancelled }) => {
      router.refresh();
      onClose();
      const stopped = cancelled > 0 ? `, ${countText(cancelled, "run")} cancelled` : "";
      toast(`${username} is suspended${stopped}`);
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    suspend.mutate({ userId, reason, cancelRuns: runs === "cancel" });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Suspend ${username}`}
      description="They are signed out at once and cannot sign in, and links that they gave out open nothing. Their videos stay, and you can reinstate them at any time."
    >
      <form onSubmit={submit} className="grid gap-5">
        <Field label="Reason" hint="For the audit log; administrators can read it.">
          {(control) => (
            <Textarea
              {...control}
              required
              minLength={3}
              maxLength={500}
              rows={3}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <div className="grid gap-1.5">
          <p className="font-medium text-sm">Runs at work</p>
          <Segmented label="Runs at work" value={runs} options={runChoices} onChange={setRuns} />
        </div>
        {suspend.error && <FailureCallout error={suspend.error} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Leave as it is</Button>
          <Button type="submit" variant="danger" busy={suspend.isPending}>
            Suspend
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
