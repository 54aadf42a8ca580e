import { boundedZoom, scrollAfterZoom } from "./zoom";

/** Names of tracks beside the timeline: in full, or as icons where there is little room. */
const headerWidths = { wide: 116, narrow: 46 } as const;
const narrowPixels = 640;
/** Room at the end of the timeline, so that the last clip can be made longer. */
const endRoomShare = 0.1;
const zoomStep = 1.4;
/** So much more than is seen is drawn on either side, as a share of what is seen, so that scrolling shows no holes. */
const marginShare = 0.35;
/** Zoomed further than this from what was drawn, names and ticks are drawn anew while the hand still moves. */
const staleZoom = 1.6;
const settledMs = 120;
/** Until the page is measured. */
const usualWidthPixels = 1200;

/** So many frames are as wide as a span: what stands in it is placed in percent of that. */
export const spanFrames = 1000;

/** For which part of the film, at which scale, the timeline is drawn. Frames at the cut's rate. */
export type DrawnView = {
  /** The scale for which details were chosen; where things stand follows the spans, which may be ahead of it. */
  pixelsPerFrame: number;
  /** The scale at which the hand was last at rest: pictures are drawn for this one, and stretched on the way. */
  restPixelsPerFrame: number;
  fromFrame: number;
  toFrame: number;
  headerPixels: number;
};

/**
 * How far the timeline is zoomed and scrolled. Everything on it is placed in percent of a few spans, so that zooming sets
 * their width and nothing else: no clip gets another style or is drawn anew. (A custom property would be simpler, but each
 * change of one is a new style for everything below.) What is in view is drawn again only when the view leaves what was
 * drawn, and once it is at rest. Knows nothing of React.
 */
export class TimelineView {
  private element: HTMLElement | null = null;
  private content: HTMLElement | null = null;
  private readonly spans = new Set<HTMLElement>();
  private redraw: ((drawn: DrawnView) => void) | null = null;
  private scale: number;
  private fits = true;
  private widthPixels = usualWidthPixels;
  private current: DrawnView;
  private wanted: { factor: number; clientX: number } | null = null;
  private frameRequest = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor(private lengthFrames: number) {
    this.scale = this.fittingScale();
    this.current = { ...this.inView(0), restPixelsPerFrame: this.scale };
  }

  /** What the page is drawn for. */
  readonly drawn = (): DrawnView => this.current;

  /** The scale of this moment. */
  readonly pixelsPerFrame = (): number => this.scale;

  readonly zoom = {
    in: () => this.zoomBy(zoomStep),
    out: () => this.zoomBy(1 / zoomStep),
    fit: () => {
      this.fits = true;
      this.setScale(this.fittingScale(), 0);
      this.draw();
    },
  };

  /** Measures an element and follows its scrolling and zooming; the function that is returned ends that. */
  attach(element: HTMLElement, redraw: (drawn: DrawnView) => void): () => void {
    this.element = element;
    this.redraw = redraw;
    const observer = new ResizeObserver(() => this.measure());
    observer.observe(element);
    this.measure();
    const events = new AbortController();
    const { signal } = events;
    element.addEventListener("scroll", () => this.follow(), { passive: true, signal });
    // Not passive: otherwise the browser zooms the page as well.
    element.addEventListener("wheel", (event) => this.onWheel(event), { passive: false, signal });
    return () => {
      events.abort();
      observer.disconnect();
      cancelAnimationFrame(this.frameRequest);
      clearTimeout(this.settling);
      this.element = null;
      this.redraw = null;
    };
  }

  /** For React: an element that is as wide as `spanFrames` frames. */
  readonly span = (element: HTMLElement | null): (() => void) => {
    if (element) {
      this.spans.add(element);
      element.style.width = this.spanWidth();
    }
    return () => {
      if (element) this.spans.delete(element);
    };
  };

  /** For React: the element that is as wide as the film, with room behind it. */
  readonly film = (element: HTMLElement): (() => void) => {
    this.content = element;
    element.style.width = this.filmWidth();
    return () => {
      this.content = null;
    };
  };

  readonly spanWidth = (): string => `${this.scale * spanFrames}px`;
  readonly filmWidth = (): string => `${this.scale * this.lengthFrames + this.furniture().endRoomPixels}px`;

  /** Takes note of another length; the scale stays, so that nothing moves away under a pointer that trims. */
  setLength(lengthFrames: number): void {
    this.lengthFrames = lengthFrames;
    if (this.content) this.content.style.width = this.filmWidth();
  }

  private onWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const factor = (this.wanted?.factor ?? 1) * Math.exp(-event.deltaY * 0.004);
    if (!this.wanted) this.frameRequest = requestAnimationFrame(() => this.applyWheel());
    this.wanted = { factor, clientX: event.clientX };
  }

  /** A wheel may tell of several turns between two frames: they are one change. */
  private applyWheel(): void {
    const { wanted } = this;
    this.wanted = null;
    if (wanted) this.zoomBy(wanted.factor, wanted.clientX);
  }

  private zoomBy(factor: number, clientX?: number): void {
    const { element, scale, current } = this;
    if (!element) return;
    const next = boundedZoom(scale * factor);
    const bounds = element.getBoundingClientRect();
    const pointerX = (clientX ?? bounds.left + bounds.width / 2) - bounds.left - current.headerPixels;
    this.fits = false;
    this.setScale(
      next,
      scrollAfterZoom({ scrollLeft: element.scrollLeft, pointerX, pixelsPerFrame: scale }, next),
    );
    this.follow();
  }

  private setScale(scale: number, scrollLeft: number): void {
    this.scale = scale;
    if (this.content) this.content.style.width = this.filmWidth();
    for (const span of this.spans) span.style.width = this.spanWidth();
    if (this.element) this.element.scrollLeft = scrollLeft;
  }

  private measure(): void {
    const { element } = this;
    if (!element) return;
    this.widthPixels = element.clientWidth;
    if (this.fits) this.setScale(this.fittingScale(), 0);
    this.draw();
  }

  /** Draws what has come into view at once, and the rest when the view is at rest. */
  private follow(): void {
    const { fromFrame, toFrame } = this.seen();
    const { current, scale } = this;
    const isOutside = fromFrame < Math.max(0, current.fromFrame) || toFrame > current.toFrame;
    const change = Math.max(scale / current.pixelsPerFrame, current.pixelsPerFrame / scale);
    if (isOutside || change > staleZoom) this.draw(current.restPixelsPerFrame);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.draw(), settledMs);
  }

  private draw(restPixelsPerFrame = this.scale): void {
    const next = { ...this.inView(this.element?.scrollLeft ?? 0), restPixelsPerFrame };
    if (isSame(next, this.current)) return;
    this.current = next;
    this.redraw?.(next);
  }

  private seen(): { fromFrame: number; toFrame: number } {
    const left = this.element?.scrollLeft ?? 0;
    return {
      fromFrame: left / this.scale,
      toFrame: Math.min(this.lengthFrames, (left + this.widthPixels) / this.scale),
    };
  }

  private inView(scrollLeft: number): Omit<DrawnView, "restPixelsPerFrame"> {
    const { scale, widthPixels } = this;
    const margin = widthPixels * marginShare;
    return {
      pixelsPerFrame: scale,
      fromFrame: (scrollLeft - margin) / scale,
      toFrame: (scrollLeft + widthPixels + margin) / scale,
      headerPixels: this.furniture().headerPixels,
    };
  }

  private furniture() {
    const { widthPixels } = this;
    return {
      headerPixels: widthPixels < narrowPixels ? headerWidths.narrow : headerWidths.wide,
      endRoomPixels: widthPixels * endRoomShare,
    };
  }

  /** The scale at which the whole film is in view. */
  private fittingScale(): number {
    const { headerPixels, endRoomPixels } = this.furniture();
    const room = this.widthPixels - headerPixels - endRoomPixels;
    return boundedZoom(Math.max(0.01, room / Math.max(1, this.lengthFrames)));
  }
}

const isSame = (a: DrawnView, b: DrawnView): boolean =>
  a.pixelsPerFrame === b.pixelsPerFrame &&
  a.restPixelsPerFrame === b.restPixelsPerFrame &&
  a.fromFrame === b.fromFrame &&
  a.toFrame === b.toFrame &&
  a.headerPixels === b.headerPixels;
