"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { RenderServerView } from "@/domain/workflow/render-server";
import { ServerForm } from "@/features/render-servers/server-form";
import { ServerHealth } from "@/features/render-servers/server-health";
import { dollarsPerHour, serverWords } from "@/features/render-servers/server-words";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** A server with how it stands now. */
export function ServerCard({ server }: { server: RenderServerView }) {
  const { id, name, kind, url, enabled, hasToken, pricePerSecondMicros } = server;
  const [editing, setEditing] = useState(false);
  const health = trpc.renderServers.check.useQuery({ id }, { refetchOnWindowFocus: false });
  const facts = [
    serverWords[kind].name,
    hasToken ? "with a key" : "without a key",
    pricePerSecondMicros > 0 ? `$${dollarsPerHour(pricePerSecondMicros)} an hour` : "free",
  ];
  return (
    <li aria-label={name}>
      <Card className="grid gap-4">
        <div className="flex flex-wrap items-start gap-3">
          <div className="min-w-0 grow basis-56">
            <div className="flex flex-wrap items-center gap-2">
              <h2 className="font-semibold">{name}</h2>
              {!enabled && <Badge>Switched off</Badge>}
            </div>
            <p className="wrap-anywhere text-muted text-xs">{url}</p>
            <p className="text-muted text-xs">{facts.join(" · ")}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" busy={health.isFetching} onClick={() => void health.refetch()}>
              Check
            </Button>
            <Button size="sm" onClick={() => setEditing(true)}>
              Change
            </Button>
            <RemoveServer server={server} />
          </div>
        </div>
        <ServerHealth health={health.data ?? null} error={health.error} />
      </Card>
      {editing && <ServerForm server={server} onClose={() => setEditing(false)} />}
    </li>
  );
}

function RemoveServer({ server: { id, name } }: { server: RenderServerView }) {
  const [asking, setAsking] = useState(false);
  const utils = trpc.useUtils();
  const removal = trpc.renderServers.remove.useMutation({
    onSuccess() {
      setAsking(false);
      toast(`${name} was removed`);
      return utils.renderServers.list.invalidate();
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
        title={`Remove ${name}?`}
        confirmLabel="Remove it"
        cancelLabel="Keep it"
        busy={removal.isPending}
        error={removal.error && readFailure(removal.error).message}
        onConfirm={() => removal.mutate({ id })}
      >
        Jobs that it is working on now are lost and have to be made again. To let them finish, switch it off
        instead. Its key is deleted with it.
      </ConfirmDialog>
    </>
  );
}
