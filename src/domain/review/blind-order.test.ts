import { expect, test } from "vitest";
import { createRandom } from "@/domain/random";
import { entriesInOrder, orderFor, pairsFor, shuffled } from "./blind-order";

const seats = Array.from({ length: 3_000 }, (_, index) => `seat-${index}`);

test("one reviewer always meets the same order, and over many reviewers every place is as likely", () => {
  const positions = [0, 1, 2, 3];
  expect(orderFor("seat-1", positions)).toEqual(orderFor("seat-1", positions));
  const firsts = seats.map((seat) => orderFor(seat, positions)[0]);
  for (const position of positions) {
    const share = firsts.filter((first) => first === position).length / seats.length;
    expect(share).toBeGreaterThan(0.21);
    expect(share).toBeLessThan(0.29);
  }
});

test("every pair is asked once, and each side is as likely over many reviewers", () => {
  const asked = pairsFor("seat-1", ["A", "B", "C", "D", "E"]);
  expect(new Set(asked.map(({ first, second }) => [first, second].toSorted().join())).size).toBe(10);
  const left = seats.filter((seat) => pairsFor(seat, ["A", "B"])[0]?.first === "A").length / seats.length;
  expect(left).toBeGreaterThan(0.46);
  expect(left).toBeLessThan(0.54);
});

test("letters stay with their videos when another is deleted, and a later one comes last", () => {
  expect(entriesInOrder([2, 0, 1], [0, 1, 2])).toEqual([
    { key: "A", position: 2 },
    { key: "B", position: 0 },
    { key: "C", position: 1 },
  ]);
  expect(entriesInOrder([2, 0, 1], [1, 2])).toEqual([
    { key: "A", position: 2 },
    { key: "C", position: 1 },
  ]);
  expect(entriesInOrder([2, 0, 1], [0, 1, 2, 3]).at(-1)).toEqual({ key: "D", position: 3 });
});

test("shuffling keeps every item", () => {
  expect(shuffled([5, 4, 3, 2, 1], createRandom(7)).toSorted()).toEqual([1, 2, 3, 4, 5]);
});
