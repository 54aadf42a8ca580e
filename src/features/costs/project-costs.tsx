"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { LimitMeter } from "@/features/costs/limit-meter";
import { ProjectLimitsDialog } from "@/features/costs/project-limits-dialog";
import { trpc } from "@/trpc/client";

/** While a run works, money is reserved and spent without the page hearing of each reservation. */
const lookEveryMs = 5_000;

/** What a project has cost, what is held for work under way, and its limits. */
export function ProjectCosts({ projectId, running }: { projectId: string; running: boolean }) {
  const [asking, setAsking] = useState(false);
  const { data: costs } = trpc.costs.ofProject.useQuery(
    { projectId },
    { refetchInterval: running ? lookEveryMs : false },
  );
  if (!costs) return null;
  const { run, project } = costs;
  return (
    <Card>
      <CardTitle>Money</CardTitle>
      <div className="grid gap-4">
        {run && <LimitMeter label="This run" standing={run} />}
        <LimitMeter label="Whole project" standing={project} />
        <Button size="sm" className="justify-self-start" onClick={() => setAsking(true)}>
          Change limits
        </Button>
      </div>
      {asking && (
        <ProjectLimitsDialog
          projectId={projectId}
          costs={costs}
          resume={false}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
