import { expect, test } from "vitest";
import { poolLimits } from "@/domain/pool/pool-question";
import { inParts, withTag } from "./mark-in-parts";

const many = Array.from({ length: 2 * poolLimits.atOnce + 1 }, (_, index) => `take ${index}`);

test("more than the server takes at once are marked in parts, each of them once and in order", async () => {
  const sizes: number[] = [];
  const marked = await inParts(many, async (ids) => {
    sizes.push(ids.length);
    return { changed: ids.slice(1), kept: ids.slice(0, 1) };
  });
  expect(sizes).toEqual([poolLimits.atOnce, poolLimits.atOnce, 1]);
  expect([...marked.changed, ...marked.kept].toSorted()).toEqual(many.toSorted());
  expect(marked.error).toBeNull();
});

test("a part that fails ends it, and what was marked before is told, so that it can be taken back", async () => {
  const lost = new Error("The connection is gone");
  let part = 0;
  const marked = await inParts(many, async (ids) => {
    part += 1;
    if (part === 2) throw lost;
    return { changed: ids };
  });
  expect(marked).toEqual({ changed: many.slice(0, poolLimits.atOnce), kept: [], error: lost });
  expect(part).toBe(2);
});

test("a tag is shown once on what has changed, and taken off it alone", () => {
  const items = [
    { id: "a", tags: ["old"] },
    { id: "b", tags: ["hero"] },
    { id: "c", tags: [] },
  ];
  const tagged = withTag(items, new Set(["a", "b"]), { tag: "hero", on: true });
  expect(tagged.map(({ tags }) => tags)).toEqual([["old", "hero"], ["hero"], []]);
  const bare = withTag(tagged, new Set(["a"]), { tag: "hero", on: false });
  expect(bare.map(({ tags }) => tags)).toEqual([["old"], ["hero"], []]);
});
