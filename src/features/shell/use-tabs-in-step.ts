import { useEffect, useRef } from "react";

/**
 * Other tabs of the same browser hear when what this one shows has become something else, and look again.
 *
 * @param name What they show, e.g. "run/<project>".
 * @param stand How it stands here; null until that is known.
 * @param lookAgain Called when another tab knows of something else.
 */
export function useTabsInStep(name: string, stand: string | null, lookAgain: () => void): void {
  const known = useRef(stand);
  const channel = useRef<BroadcastChannel | null>(null);
  const listener = useRef(lookAgain);

  useEffect(() => {
    listener.current = lookAgain;
  });

  useEffect(() => {
    const opened = new BroadcastChannel(name);
    opened.onmessage = ({ data }) => {
      // Who knows already has told the others, or was told by them.
      if (data !== known.current) listener.current();
    };
    channel.current = opened;
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [name]);

  useEffect(() => {
    if (stand === null || known.current === stand) return;
    known.current = stand;
    channel.current?.postMessage(stand);
  }, [stand]);
}
