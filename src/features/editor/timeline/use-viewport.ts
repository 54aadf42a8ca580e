import { type RefObject, startTransition, useEffect, useLayoutEffect, useState } from "react";
import { TimelineView } from "./timeline-view";

/** How far the timeline is zoomed and scrolled, and for what it is drawn. */
export function useViewport(scroller: RefObject<HTMLDivElement | null>, lengthFrames: number) {
  const [view] = useState(() => new TimelineView(lengthFrames));
  const [drawn, setDrawn] = useState(view.drawn);
  useLayoutEffect(() => view.setLength(lengthFrames), [view, lengthFrames]);
  useEffect(() => {
    // In pieces: hundreds of clips that come into view must not hold up the hand that zooms.
    if (scroller.current)
      return view.attach(scroller.current, (next) => startTransition(() => setDrawn(next)));
  }, [view, scroller]);
  return { view, drawn };
}
