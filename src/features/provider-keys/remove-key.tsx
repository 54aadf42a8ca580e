"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ProviderKeyView } from "@/domain/provider-keys/provider-key";
import { providerWords } from "@/features/provider-keys/provider-words";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

export function RemoveKey({ view, onRemoved }: { view: ProviderKeyView; onRemoved: () => void }) {
  const { provider, inEnvironment } = view;
  const { name } = providerWords[provider];
  const [asking, setAsking] = useState(false);
  const utils = trpc.useUtils();
  const removal = trpc.providerKeys.remove.useMutation({
    onSuccess(keys) {
      setAsking(false);
      onRemoved();
      utils.providerKeys.list.setData(undefined, keys);
      toast(`Your key for ${name} was removed`);
    },
  });
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        Remove
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove your key for ${name}?`}
        confirmLabel="Remove it"
        cancelLabel="Keep it"
        busy={removal.isPending}
        error={removal.error && readFailure(removal.error).message}
        onConfirm={() => removal.mutate({ provider })}
      >
        {inEnvironment
          ? "From then on this installation's key is used for your videos."
          : `From then on your videos are made without ${name}.`}{" "}
        The key stays valid at {name}: end it there if nobody needs it any more.
      </ConfirmDialog>
    </>
  );
}
