/** Which things are selected, and from where a range goes. */
export type ItemSelection = { ids: ReadonlySet<string>; anchor: string | null };

export const nothingSelected: ItemSelection = { ids: new Set(), anchor: null };

/**
 * The selection after a thing was pressed: it changes alone, or takes along what lies between it and the one before.
 *
 * @param order Ids as they stand on the page.
 */
export function pressed(
  { ids, anchor }: ItemSelection,
  { id, range, order }: { id: string; range: boolean; order: readonly string[] },
): ItemSelection {
  const on = !ids.has(id);
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  const touched =
    range && from >= 0 && to >= 0 ? order.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
  const next = new Set(ids);
  for (const each of touched) {
    if (on) next.add(each);
    else next.delete(each);
  }
  return { ids: next, anchor: id };
}
