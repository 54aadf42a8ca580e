import { Paintbrush } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Keyframes } from "@/features/keyframes/use-keyframes";
import { useRebuildSlots } from "@/features/keyframes/use-rebuild-slots";
import { FailureCallout } from "@/features/shell/failure-callout";
import { countText, moneyText } from "@/features/wording/numbers";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** What drawing the frames that are out of date costs, and the button for it. Nothing when all are as they should be. */
export function RebuildFrames({
  keyframes: { projectId, frames },
  session,
  open,
}: {
  keyframes: Keyframes;
  session: WorkspaceSession;
  open: boolean;
}) {
  const rebuild = useRebuildSlots(projectId, session);
  const stale = frames.filter(({ take, state }) => take !== null && state === "stale");
  if (stale.length === 0 && !rebuild.error) return null;
  const micros = stale.reduce((sum, { costMicros }) => sum + costMicros, 0);
  return (
    <>
      {stale.length > 0 && (
        <Callout
          tone="warning"
          title={`${countText(stale.length, "frame")} to be drawn again, ${moneyText(micros)}`}
          action={
            <Button
              size="sm"
              variant="primary"
              disabled={open}
              busy={rebuild.busy}
              onClick={() => void rebuild.start(stale.map(({ slot }) => slot))}
            >
              <Paintbrush aria-hidden /> Draw {stale.length === 1 ? "it" : "them"}
            </Button>
          }
        >
          {open
            ? "The run that is at work goes first."
            : "What they were made from has changed. Only frames are drawn, no clips."}
        </Callout>
      )}
      {rebuild.error !== null && <FailureCallout error={rebuild.error} />}
    </>
  );
}
