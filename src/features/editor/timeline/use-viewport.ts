import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { boundedZoom, scrollAfterZoom } from "./zoom";

/** Names of tracks beside the timeline: in full, or as icons where there is little room. */
const headerWidths = { wide: 116, narrow: 46 } as const;
const narrowPixels = 640;
/** Room at the end of the timeline, so that the last clip can be made longer. */
const endRoomShare = 0.1;
const zoomStep = 1.4;
/** So much more than is seen is drawn, in pixels, so that scrolling shows no holes. */
const marginPixels = 400;

/** How far the timeline is zoomed and scrolled. */
export function useViewport(scroller: RefObject<HTMLDivElement | null>, lengthFrames: number) {
  const [pixelsPerFrame, setPixelsPerFrame] = useState<number | null>(null);
  const [view, setView] = useState({ left: 0, width: 1200 });
  const nextScroll = useRef<number | null>(null);
  const headerPixels = view.width < narrowPixels ? headerWidths.narrow : headerWidths.wide;
  const endRoomPixels = view.width * endRoomShare;
  const fitting = Math.max(0.01, (view.width - headerPixels - endRoomPixels) / Math.max(1, lengthFrames));
  const scale = boundedZoom(pixelsPerFrame ?? fitting);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setView({ left: element.scrollLeft, width: element.clientWidth });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [scroller]);

  useLayoutEffect(() => {
    if (nextScroll.current === null || !scroller.current) return;
    scroller.current.scrollLeft = nextScroll.current;
    nextScroll.current = null;
  });

  const zoomBy = useCallback(
    (factor: number, clientX?: number) => {
      const element = scroller.current;
      if (!element) return;
      const next = boundedZoom(scale * factor);
      const bounds = element.getBoundingClientRect();
      const pointerX = (clientX ?? bounds.left + bounds.width / 2) - bounds.left - headerPixels;
      nextScroll.current = scrollAfterZoom(
        { scrollLeft: element.scrollLeft, pointerX, pixelsPerFrame: scale },
        next,
      );
      setPixelsPerFrame(next);
    },
    [scale, scroller, headerPixels],
  );

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY * 0.004), event.clientX);
    };
    // Not passive: otherwise the browser zooms the page as well.
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [scroller, zoomBy]);

  return {
    pixelsPerFrame: scale,
    headerPixels,
    contentPixels: lengthFrames * scale + endRoomPixels,
    fromFrame: (view.left - marginPixels) / scale,
    toFrame: (view.left + view.width + marginPixels) / scale,
    zoom: {
      in: () => zoomBy(zoomStep),
      out: () => zoomBy(1 / zoomStep),
      fit: () => setPixelsPerFrame(null),
    },
  };
}
