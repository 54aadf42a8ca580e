import { useEffect, useRef } from "react";
import type { ProjectView } from "@/domain/view/views";
import { trpc } from "@/trpc/client";

/**
 * Other tabs of the same browser that show this project hear when its run has come to something else, and look again: a run
 * that waits is not watched, and one tab would go on offering what was approved in another.
 */
export function useTabsInStep({ id: projectId, run }: ProjectView): void {
  const utils = trpc.useUtils();
  const stand = run && `${run.id}/${run.state.status}`;
  const known = useRef(stand);
  const channel = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    const opened = new BroadcastChannel(`run/${projectId}`);
    opened.onmessage = ({ data }) => {
      // Who knows already has told the others, or was told by them.
      if (data !== known.current) void utils.projects.byId.invalidate({ projectId });
    };
    channel.current = opened;
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [projectId, utils]);

  useEffect(() => {
    if (known.current === stand) return;
    known.current = stand;
    channel.current?.postMessage(stand);
  }, [stand]);
}
