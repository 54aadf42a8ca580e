"use client";

import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useWorkspace } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** A part of the page that works on the document: a skeleton until it is there, and the way on when it does not come. */
export function WorkspacePart({ children }: { children: (session: WorkspaceSession) => ReactNode }) {
  const { loaded, error, onRetry } = useWorkspace();
  if (error) return <FailureCallout error={error} title="This part could not be loaded" onRetry={onRetry} />;
  if (!loaded) {
    return (
      <div className="grid gap-4" aria-busy>
        <Skeleton className="h-10 rounded-lg" />
        <Skeleton className="h-56 rounded-lg" />
        <Skeleton className="h-56 rounded-lg" />
      </div>
    );
  }
  return children(loaded.session);
}
