"use client";

import { Plus, Server } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { RenderServerView, WorkflowView } from "@/domain/workflow/render-server";
import { ServerCard } from "@/features/render-servers/server-card";
import { ServerForm } from "@/features/render-servers/server-form";
import { WorkflowList } from "@/features/render-servers/workflow-list";
import { PageFrame } from "@/features/shell/page-frame";
import { trpc } from "@/trpc/client";

export function ServersPage({
  servers: initial,
  workflows,
}: {
  servers: RenderServerView[];
  workflows: WorkflowView[];
}) {
  const { data: servers } = trpc.renderServers.list.useQuery(undefined, { initialData: initial });
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden /> Add a server
    </Button>
  );
  return (
    <PageFrame
      title="Servers"
      lead="Machines that render pictures and clips for everybody on this installation."
      actions={servers.length > 0 && add}
      narrow
    >
      <div className="grid gap-8">
        {servers.length === 0 ? (
          <EmptyState icon={Server} title="No servers yet" action={add}>
            Add a ComfyUI server of your own, or a RunPod endpoint. Jobs go to the one with the shortest queue
            that has what a workflow needs.
          </EmptyState>
        ) : (
          <ul className="grid gap-4">
            {servers.map((server) => (
              <ServerCard key={server.id} server={server} />
            ))}
          </ul>
        )}
        <WorkflowList initial={workflows} />
      </div>
      {adding && <ServerForm server={null} onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}
