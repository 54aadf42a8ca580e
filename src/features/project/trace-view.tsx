"use client";

import { Download, ScrollText } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { stageNames } from "@/domain/run/run";
import type { TraceView as Trace } from "@/domain/view/views";
import { ReadableData } from "@/features/project/readable-data";
import { FailureCallout } from "@/features/shell/failure-callout";
import { stageTitles } from "@/features/wording/terms";
import { trpc } from "@/trpc/client";

function download(fileName: string, traces: Trace[]) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(traces, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** Every prompt, round and score that led to the video. */
export function TraceView({ projectId, running }: { projectId: string; running: boolean }) {
  const traces = trpc.projects.traces.useQuery({ projectId }, { refetchInterval: running ? 5000 : false });
  if (traces.error) {
    return (
      <FailureCallout
        error={traces.error}
        title="The record could not be loaded"
        onRetry={() => void traces.refetch()}
      />
    );
  }
  if (!traces.data) return <Skeleton className="h-48" />;
  if (traces.data.length === 0) {
    return (
      <EmptyState icon={ScrollText} title="Nothing recorded yet">
        Prompts, rounds and scores are written down here while the run works.
      </EmptyState>
    );
  }
  const { data } = traces;
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-sm">
          What was asked of the models, what they answered and how it was scored.
        </p>
        <Button size="sm" onClick={() => download(`trace-${projectId}.json`, data)}>
          <Download aria-hidden /> Download as JSON
        </Button>
      </div>
      {stageNames.map((stage) => {
        const own = data.filter((trace) => trace.stage === stage);
        if (own.length === 0) return null;
        return (
          <section key={stage} aria-labelledby={`trace-${stage}`} className="grid gap-2">
            <h2 id={`trace-${stage}`} className="font-semibold text-sm">
              {stageTitles[stage]}
            </h2>
            {own.map((trace) => (
              <Disclosure key={`${trace.position}-${trace.title}`} summary={trace.title}>
                <div className="text-sm leading-relaxed">
                  <ReadableData data={trace.data} />
                </div>
              </Disclosure>
            ))}
          </section>
        );
      })}
    </div>
  );
}
