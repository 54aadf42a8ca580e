"use client";

import { Scissors } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ProjectView } from "@/domain/view/views";
import { changedShots } from "@/features/scorecard/changed-shots";
import { useRebuild } from "@/features/scorecard/use-rebuild";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useAfterStoring } from "@/features/workspace/use-after-storing";

/** Offers to cut the video anew when other takes are chosen than it is made of. */
export function CutAnew({ project }: { project: ProjectView }) {
  const rebuild = useRebuild(project.id);
  const { afterStoring, problem } = useAfterStoring();
  const changed = changedShots(project);
  if (changed.length === 0) return null;
  const shots = changed.length === 1 ? `shot ${changed[0]}` : `shots ${changed.join(", ")}`;
  return (
    <section
      aria-label="Chosen takes"
      className="grid gap-3 rounded-lg border border-accent/40 bg-accent-wash p-4 text-sm"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose leading-relaxed">
          You have chosen another take for {shots} than the video is cut from. Cutting it anew makes a new
          version; nothing is filmed or charged again.
        </p>
        <Button
          variant="primary"
          busy={rebuild.isPending}
          onClick={() => afterStoring(() => rebuild.mutate({ projectId: project.id, what: "cut" }))}
        >
          <Scissors aria-hidden /> Cut the video anew
        </Button>
      </div>
      {problem}
      {rebuild.error && <FailureCallout error={rebuild.error} />}
    </section>
  );
}
