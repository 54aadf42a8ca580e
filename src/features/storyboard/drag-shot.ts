const attribute = "data-shot";

/** Marks what a shot can be dropped beside. */
export const dropTarget = (shotKey: string) => ({ [attribute]: shotKey });

type Side = "before" | "after";
type Target = { element: HTMLElement; key: string; side: Side };

/** Nearer to an edge of the window than this, a drag scrolls. */
const edgePixels = 72;
const scrollPixels = 14;

/**
 * Follows a mouse or a thumb from a handle to where it is let go, marking the side of the shot where what is dragged would
 * go (`data-drop`). Pointer events, not the drag events of browsers: those do not know thumbs.
 */
export function startDrag(start: PointerEvent, onDrop: (beside: string, side: Side) => void): void {
  if (start.button !== 0) return;
  const ended = new AbortController();
  let target: Target | null = null;
  const mark = (next: Target | null) => {
    target?.element.removeAttribute("data-drop");
    next?.element.setAttribute("data-drop", next.side);
    target = next;
  };
  const finish = () => {
    mark(null);
    ended.abort();
  };
  const { signal } = ended;
  const move = (event: PointerEvent) => {
    scrollAtEdge(event.clientY);
    mark(targetAt(event.clientX, event.clientY));
  };
  const drop = (event: PointerEvent) => {
    const last = targetAt(event.clientX, event.clientY);
    finish();
    if (last) onDrop(last.key, last.side);
  };
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", drop, { signal });
  window.addEventListener("pointercancel", finish, { signal });
}

function targetAt(x: number, y: number): Target | null {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>(`[${attribute}]`);
  const key = element?.getAttribute(attribute);
  if (!element || !key) return null;
  const { top, height } = element.getBoundingClientRect();
  return { element, key, side: y < top + height / 2 ? "before" : "after" };
}

function scrollAtEdge(y: number): void {
  if (y < edgePixels) window.scrollBy(0, -scrollPixels);
  else if (y > window.innerHeight - edgePixels) window.scrollBy(0, scrollPixels);
}
