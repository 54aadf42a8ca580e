import { expect, test } from "vitest";
import { inTreeOrder } from "./branch-order";

const branch = (id: string, parentId: string | null) => ({ id, parentId });

test("a branch stands behind the one that it was taken off from, and alone when that one is gone", () => {
  const branches = [
    branch("main", null),
    branch("a", "main"),
    branch("b", "main"),
    branch("a1", "a"),
    branch("x", "gone"),
  ];
  expect(inTreeOrder(branches).map(({ branch: { id }, depth }) => `${"-".repeat(depth)}${id}`)).toEqual([
    "main",
    "-a",
    "--a1",
    "-b",
    "x",
  ]);
});
