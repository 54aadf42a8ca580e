import { createRandom, type Random } from "@/domain/random";

/** What a video is called for one reviewer, by its place in that reviewer's order: A to E. */
export const entryKeys = ["A", "B", "C", "D", "E"] as const;
export type EntryKey = (typeof entryKeys)[number];

/** Every order equally likely (Fisher and Yates); equal seeds give equal orders. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.index(last + 1);
    const [held, swapped] = [order[last], order[other]];
    if (held === undefined || swapped === undefined) continue;
    [order[last], order[other]] = [swapped, held];
  }
  return order;
}

/** The order of positions for one reviewer, by the id of the seat. */
export const orderFor = (seatId: string, positions: readonly number[]): number[] =>
  shuffled(positions, createRandom(`${seatId}/order`));

/** Which video stands where for a reviewer: letters stay with their videos when others are deleted. */
export function entriesInOrder(
  order: readonly number[],
  positions: readonly number[],
): { key: EntryKey; position: number }[] {
  const later = positions.filter((position) => !order.includes(position));
  return [...order, ...later].flatMap((position, index) => {
    const key = entryKeys[index];
    return key && positions.includes(position) ? [{ key, position }] : [];
  });
}

export type Pair<Item> = { first: Item; second: Item };

/** Every two items once. */
export const pairsOf = <Item>(items: readonly Item[]): Pair<Item>[] =>
  items.flatMap((first, index) => items.slice(index + 1).map((second) => ({ first, second })));

/**
 * The pairs as one reviewer is asked: in an order and with sides of their own, so that over several reviewers neither
 * the side nor tiredness favours a video.
 */
export function pairsFor<Item>(seatId: string, items: readonly Item[]): Pair<Item>[] {
  const random = createRandom(`${seatId}/pairs`);
  return shuffled(pairsOf(items), random).map(({ first, second }) =>
    random.next() < 0.5 ? { first, second } : { first: second, second: first },
  );
}
