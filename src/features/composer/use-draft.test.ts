import { describe, expect, it } from "vitest";
import { emptyDraft } from "@/features/composer/draft";
import { changeDraft } from "@/features/composer/use-draft";

const image = (digest: string) => ({
  digest,
  fileName: digest,
  url: `/${digest}`,
  width: 1,
  height: 1,
  alt: "",
  thumbnailUrl: null,
  canCutOut: true,
  original: null,
});
const withImages = (...digests: string[]) => ({ ...emptyDraft(), images: digests.map(image) });
const order = (draft: ReturnType<typeof emptyDraft>) => draft.images.map(({ digest }) => digest).join("");

describe("product images of a draft", () => {
  it("stay within the limit and are not taken twice", () => {
    const full = withImages("a", "b");
    expect(order(changeDraft(full, { type: "image-added", image: image("c"), max: 2 }))).toBe("ab");
    expect(order(changeDraft(full, { type: "image-added", image: image("a"), max: 9 }))).toBe("ab");
    expect(order(changeDraft(full, { type: "image-added", image: image("c"), max: 9 }))).toBe("abc");
  });

  it("are exchanged for their cut-outs and back, in their place and with their words", () => {
    const described = withImages("a", "b", "c").images.map((one) => ({ ...one, alt: `side ${one.digest}` }));
    const three = { ...emptyDraft(), images: described };
    const cut = { ...image("x"), canCutOut: false, original: image("b") };
    const exchanged = changeDraft(three, { type: "image-exchanged", digest: "b", image: cut });
    expect(exchanged.images[1]).toEqual({ ...cut, alt: "side b" });
    expect(order(exchanged)).toBe("axc");
    const back = { type: "image-exchanged", digest: "x", image: image("b") } as const;
    expect(changeDraft(exchanged, back)).toEqual(three);
    expect(changeDraft(exchanged, { ...back, image: image("c") })).toEqual(exchanged);
  });

  it("move one place and stop at the ends", () => {
    const three = withImages("a", "b", "c");
    expect(order(changeDraft(three, { type: "image-moved", digest: "a", by: 1 }))).toBe("bac");
    expect(order(changeDraft(three, { type: "image-moved", digest: "c", by: -1 }))).toBe("acb");
    expect(order(changeDraft(three, { type: "image-moved", digest: "a", by: -1 }))).toBe("abc");
    expect(order(changeDraft(three, { type: "image-moved", digest: "c", by: 1 }))).toBe("abc");
  });

  it("take the place of the one they are dropped on, and come back where they were when removing is undone", () => {
    const three = withImages("a", "b", "c");
    expect(order(changeDraft(three, { type: "image-placed", digest: "c", place: 0 }))).toBe("cab");
    expect(order(changeDraft(three, { type: "image-placed", digest: "a", place: 2 }))).toBe("bca");
    const without = changeDraft(three, { type: "image-removed", digest: "b" });
    const back = changeDraft(without, { type: "image-restored", image: image("b"), place: 1 });
    expect(order(back)).toBe("abc");
    expect(order(changeDraft(back, { type: "image-restored", image: image("b"), place: 0 }))).toBe("abc");
  });
});
