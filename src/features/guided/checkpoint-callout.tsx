"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { nextCheckpoint } from "@/domain/run/checkpoints";
import type { RunOptions, StageName } from "@/domain/run/run";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

/** What the maker is asked to look at, and what comes next, by the stage after which a guided run waits. */
const words: Partial<Record<StageName, { title: string; text: string; next: string }>> = {
  story: {
    title: "Waiting for you: choose a story",
    text: "Take one of the three, change it, or ask for others. Next it is planned shot by shot.",
    next: "Approve and plan the shots",
  },
  plan: {
    title: "Waiting for you: look at the plan",
    text: "Change what you like. Next the first and last frame of every shot are drawn.",
    next: "Approve and draw the frames",
  },
  frames: {
    title: "Waiting for you: look at the frames",
    text: "Change what you like. Next the clips are filmed, which is most of the price.",
    next: "Approve and film the clips",
  },
  clips: {
    title: "Waiting for you: look at the clips",
    text: "Choose the takes that you want. Next come sound, cut and the finished video.",
    next: "Approve and finish the video",
  },
};

const otherwise = {
  title: "Waiting for you",
  text: "Look at what there is; change what you like.",
  next: "Approve and go on",
};

/** Where a guided run waits. Nothing is held meanwhile: it may take days. */
export function CheckpointCallout({ projectId, options }: { projectId: string; options: RunOptions }) {
  const utils = trpc.useUtils();
  const onSuccess = () => utils.projects.byId.invalidate({ projectId });
  const approve = trpc.workspace.approve.useMutation({ onSuccess });
  const finish = trpc.workspace.finish.useMutation({ onSuccess });
  const at = nextCheckpoint(options);
  const { title, text, next } = (at && words[at]) ?? otherwise;
  // What comes next is made from what is stored.
  const { afterStoring, problem } = useAfterStoring();
  const failed = approve.error ?? finish.error;
  const busy = approve.isPending || finish.isPending;
  return (
    <div className="grid gap-3">
      <Callout
        tone="warning"
        title={title}
        action={
          <>
            <Button
              size="sm"
              variant="primary"
              busy={busy}
              onClick={() => afterStoring(() => approve.mutate({ projectId }))}
            >
              {next}
            </Button>
            <Button
              size="sm"
              disabled={busy}
              onClick={() => afterStoring(() => finish.mutate({ projectId }))}
            >
              Finish it for me
            </Button>
          </>
        }
      >
        {text} It waits as long as you want, and costs nothing meanwhile.
      </Callout>
      {problem}
      {failed && <FailureCallout error={failed} />}
    </div>
  );
}
