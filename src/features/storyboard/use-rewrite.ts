import { useState } from "react";
import type { SceneRewriteField } from "@/domain/plan/rewrite-scene";
import type { RewriteField } from "@/domain/plan/rewrite-shot";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

/** What is to be written again: some fields of a shot, or of a scene. */
export type RewriteTarget =
  | { shotKey: string; fields: RewriteField[] }
  | { sceneKey: string; fields: SceneRewriteField[] };

/** While the planner writes, its answer is shown soon after it is there. */
const lookEveryMs = 500;

/** Asks the planner for other words, and looks for its answer. */
export function useRewrite(projectId: string, session: WorkspaceSession, target: RewriteTarget) {
  const [asked, setAsked] = useState<{ runId: string; guidance: string; attempt: number } | null>(null);
  const asking = trpc.storyboard.askForRewrite.useMutation();
  const price = trpc.storyboard.rewritePrice.useQuery({ projectId });
  const answer = trpc.storyboard.rewrite.useQuery(
    { projectId, runId: asked?.runId ?? "" },
    {
      enabled: asked !== null,
      refetchInterval: ({ state: { data, error } }) =>
        error || (data && data.state !== "writing") ? false : lookEveryMs,
    },
  );

  /** Asks for the same as before once more where the wish is the same, else for something new. */
  async function ask(guidance: string): Promise<void> {
    // The planner is told the plan as it is on the page.
    await session.flush();
    if (session.state().saving !== "saved") return;
    const attempt = asked?.guidance === guidance ? asked.attempt + 1 : 0;
    asking.mutate(
      { projectId, ...target, guidance, attempt },
      { onSuccess: ({ runId }) => setAsked({ runId, guidance, attempt }) },
    );
  }

  const isWriting = asked !== null && !answer.error && (answer.data?.state ?? "writing") === "writing";
  return {
    price,
    ask,
    /** Null before the first answer was asked for. */
    answer: asked === null ? null : (answer.data ?? null),
    busy: asking.isPending || isWriting,
    error: asking.error ?? answer.error ?? price.error,
  };
}
