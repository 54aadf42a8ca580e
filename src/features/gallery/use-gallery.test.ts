import { describe, expect, it } from "vitest";
import { listInput, readFilter } from "@/features/gallery/gallery-filter";
import { withoutProject } from "@/features/gallery/use-gallery";

const card = (id: string) => ({
  id,
  title: id,
  prompt: "",
  status: "done" as const,
  createdAt: "2026-01-01T00:00:00Z",
  video: null,
});

describe("the gallery", () => {
  it("reads its filter from the address and ignores what is not one", () => {
    expect(readFilter(new URLSearchParams("q=+red+shoe+&status=failed"))).toEqual({
      search: "red shoe",
      status: "failed",
    });
    expect(readFilter(new URLSearchParams("status=nonsense"))).toEqual({ search: "", status: null });
  });

  it("asks without filters that are not set", () => {
    expect(listInput({ search: "", status: null })).toEqual({ limit: 24 });
    expect(listInput({ search: "a", status: "done" })).toEqual({ limit: 24, search: "a", status: "done" });
  });

  it("loses a deleted project from whichever page holds it, and the total follows", () => {
    const pages = [
      { items: [card("a"), card("b")], nextCursor: "b", total: 3 },
      { items: [card("c")], nextCursor: null, total: 3 },
    ];
    const left = withoutProject({ pages, pageParams: [undefined, "b"] }, "c");
    expect(left?.pages.map((page) => page.items.map(({ id }) => id))).toEqual([["a", "b"], []]);
    expect(left?.pages.map((page) => page.total)).toEqual([2, 2]);
    expect(withoutProject({ pages, pageParams: [undefined, "b"] }, "x")?.pages.at(0)?.total).toBe(3);
  });
});
