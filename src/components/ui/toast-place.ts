/** Edges of something in the window, in CSS pixels from its upper left corner. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };
/** How far toasts stand from the right and the lower edge of the window, in CSS pixels. */
export type ToastPlace = { right: number; bottom: number };

/** Up to this width of the window, toasts are as wide as it is. */
const widestPhone = 600;
/** What the page's header covers. */
const headerHeight = 56;
/** Two lines with a button, and the edges of the toasts behind it. */
const room: Size = { width: 356, height: 100 };

const edgeOf = (view: Size) => (view.width <= widestPhone ? 16 : 24);

/** Where toasts stand when nothing is in their way. */
export const usualPlace = (view: Size): ToastPlace => ({ right: edgeOf(view), bottom: edgeOf(view) });

/**
 * Where toasts cover the least of what is to be kept clear: where they are if that is clear, else at the right, as low as
 * can be, else at the left.
 *
 * @param now Where they are.
 */
export function toastPlace(view: Size, { kept, now }: { kept: readonly Box[]; now: ToastPlace }): ToastPlace {
  const edge = edgeOf(view);
  const width = view.width <= widestPhone ? view.width - 2 * edge : room.width;
  const highest = view.height - headerHeight - edge - room.height;
  const bottoms = [edge, ...kept.map(({ top }) => view.height - top + edge / 2)]
    .map((bottom) => Math.max(edge, Math.min(bottom, highest)))
    .toSorted((a, b) => a - b);
  const places = [edge, view.width - edge - width].flatMap((right) =>
    bottoms.map((bottom) => ({ right, bottom })),
  );
  const covered = (place: ToastPlace) => {
    const box = boxOf(place, { view, size: { width, height: room.height } });
    return kept.reduce((sum, one) => sum + sharedArea(box, one), 0);
  };
  return places.reduce((best, place) => (covered(place) < covered(best) ? place : best), now);
}

function boxOf({ right, bottom }: ToastPlace, { view, size }: { view: Size; size: Size }): Box {
  const edges = { right: view.width - right, bottom: view.height - bottom };
  return { ...edges, left: edges.right - size.width, top: edges.bottom - size.height };
}

function sharedArea(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}
