"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useProjectRemoval } from "@/features/project/use-project-removal";
import { readFailure } from "@/features/wording/failures";

/** Deletes from the project's own page: asks, names it, and leaves for the gallery. */
export function DeleteProject({ id, title }: { id: string; title: string }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { remove, error, removing } = useProjectRemoval();
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Trash2 aria-hidden /> Delete
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete “${title}”?`}
        confirmLabel="Delete it"
        cancelLabel="Keep it"
        busy={removing}
        error={error && readFailure(error).message}
        onConfirm={() => void remove({ id, title, onRemoved: () => router.push("/videos") })}
      >
        All its versions, takes and prompts go with it. Work that is running is cancelled. You can undo this
        right afterwards.
      </ConfirmDialog>
    </>
  );
}
