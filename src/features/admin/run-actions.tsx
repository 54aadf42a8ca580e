"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { isOpen, type RunStatus } from "@/domain/run/run";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** Stops a run at work, or takes up one that did not end well. */
export function RunActions({ runId, name, status }: { runId: string; name: string; status: RunStatus }) {
  const router = useRouter();
  const onSuccess = () => router.refresh();
  const onError = (error: unknown) => toast.error(readFailure(error).message);
  const cancel = trpc.admin.cancelRun.useMutation({ onSuccess, onError });
  const resume = trpc.admin.resumeRun.useMutation({ onSuccess, onError });
  if (status === "done") return null;
  if (isOpen(status)) {
    return (
      <Button
        size="sm"
        busy={cancel.isPending}
        aria-label={`Cancel ${name}`}
        onClick={() => cancel.mutate({ runId })}
      >
        Cancel
      </Button>
    );
  }
  return (
    <Button
      size="sm"
      busy={resume.isPending}
      aria-label={`Resume ${name}`}
      onClick={() => resume.mutate({ runId })}
    >
      Resume
    </Button>
  );
}
