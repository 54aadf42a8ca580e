"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ProjectLimitsDialog } from "@/features/costs/project-limits-dialog";
import { trpc } from "@/trpc/client";

/** The way on for a run that stopped at a limit. */
export function RaiseLimit({ projectId }: { projectId: string }) {
  const [open, setOpen] = useState(false);
  const { data: costs } = trpc.costs.ofProject.useQuery({ projectId });
  return (
    <>
      <Button size="sm" variant="primary" busy={open && !costs} onClick={() => setOpen(true)}>
        Raise the limit
      </Button>
      {open && costs && (
        <ProjectLimitsDialog projectId={projectId} costs={costs} resume onClose={() => setOpen(false)} />
      )}
    </>
  );
}
