"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import type { ProjectCosts } from "@/domain/cost/cost-views";
import { standingText } from "@/features/costs/amounts";
import { LimitField, limitToText, readLimit } from "@/features/costs/limit-field";
import { LimitMeter } from "@/features/costs/limit-meter";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

/** Limits of a project and its newest run. With `resume` the run that stopped at one goes on under the new ones. */
export function ProjectLimitsDialog({
  projectId,
  costs,
  resume,
  onClose,
}: {
  projectId: string;
  costs: ProjectCosts;
  resume: boolean;
  onClose: () => void;
}) {
  const { run, project } = costs;
  const utils = trpc.useUtils();
  const [runText, setRunText] = useState(limitToText(run?.limitMicros ?? null));
  const [projectText, setProjectText] = useState(limitToText(project.limitMicros));
  const save = trpc.costs.limitProject.useMutation({
    onSuccess: async () => {
      await Promise.all([
        utils.costs.ofProject.invalidate({ projectId }),
        utils.projects.byId.invalidate({ projectId }),
      ]);
      onClose();
    },
  });
  const runLimit = readLimit(runText);
  const projectLimit = readLimit(projectText);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (runLimit.problem || projectLimit.problem) return;
    // Only what was changed becomes a limit of its own: the rest goes on following the studio's defaults.
    save.mutate({
      projectId,
      resume,
      ...(run && runLimit.limitMicros !== run.limitMicros ? { runMicros: runLimit.limitMicros } : {}),
      ...(projectLimit.limitMicros !== project.limitMicros
        ? { projectMicros: projectLimit.limitMicros }
        : {}),
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={resume ? "Raise the limit and go on" : "Limits of this project"}
      description="A run stops before the call that would exceed a limit. What is finished is kept and not paid for again."
    >
      <form onSubmit={submit} className="grid gap-5">
        {run && (
          <LimitField
            label="Limit of this run"
            hint={`${standingText(run)}. US dollars; empty: no limit.`}
            value={runText}
            onChange={setRunText}
          />
        )}
        <LimitField
          label="Limit of the whole project"
          hint={`${standingText(project)}. US dollars; empty: no limit.`}
          value={projectText}
          onChange={setProjectText}
        />
        <AccountLimits costs={costs} />
        {save.error && <FailureCallout error={save.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Leave as it is</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {resume ? "Go on" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Limits that stop a run too, and that its maker cannot raise. */
function AccountLimits({ costs: { user, installation } }: { costs: ProjectCosts }) {
  if (user.limitMicros === null && (installation === null || installation.limitMicros === null)) return null;
  return (
    <Callout title="This month">
      <div className="grid gap-3 pt-1">
        {user.limitMicros !== null && <LimitMeter label="Your account" standing={user} />}
        {installation !== null && installation.limitMicros !== null && (
          <LimitMeter label="Whole studio" standing={installation} />
        )}
        <p>Administrators raise these on the page Costs.</p>
      </div>
    </Callout>
  );
}
