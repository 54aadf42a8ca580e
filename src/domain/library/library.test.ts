import { expect, test } from "vitest";
import { brandKit, brandOfKit } from "./brand-kit";
import { rankReferences, referenceWarning, selectReference } from "./library-element";
import { contrastRatio, overlayContrasts } from "./overlay-contrast";

test("contrast is that of WCAG 2", () => {
  expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrastRatio("#1f4d3a", "#1f4d3a")).toBe(1);
});

test("text that cannot be read on a brand colour is warned of with the figure, the worst first", () => {
  const [worst, ...others] = overlayContrasts({ colours: ["#1f4d3a", "#f4e9c8"], textColour: "#ffffff" });
  expect(worst).toMatchObject({ what: "Headlines on #f4e9c8", ratio: expect.closeTo(1.21, 2) });
  expect(worst?.warning).toContain("reach 1.2 : 1");
  expect(others.flatMap(({ warning }) => warning ?? [])).toEqual([]);
});

test("a colour that no box makes readable is said to give way to white", () => {
  const grey = overlayContrasts({ colours: [], textColour: "#808080" });
  expect(grey).toEqual([expect.objectContaining({ what: "Lines in a box", text: "#ffffff" })]);
  expect(grey[0]?.warning).toContain("drawn in white");
  expect(overlayContrasts({ colours: [], textColour: "#101010" })[0]?.warning).toBeNull();
});

test("a kit becomes the brand of a brief with its own version, and leaves out what it does not say", () => {
  const kit = brandKit.parse({ name: "Nordlys", colours: ["#1f4d3a"] });
  expect(brandOfKit(kit, { id: "kit-1", version: 3 })).toEqual({
    ...{ name: "Nordlys", colours: ["#1f4d3a"], logoDigest: null, font: "Inter" },
    ...{ textColour: "#ffffff", kit: { id: "kit-1", version: 3 } },
  });
});

test("references are ranked by their score, those without one last, and the maker's choice stands while it is there", () => {
  const [a, b, c] = [
    { digest: "a", overall: 20 },
    { digest: "b", overall: null },
    { digest: "c", overall: 81 },
  ];
  const ranked = rankReferences([a, b, c]);
  expect(ranked.map(({ digest }) => digest)).toEqual(["c", "a", "b"]);
  expect(selectReference(ranked, "a")).toBe("a");
  expect(selectReference(ranked, "gone")).toBe("c");
  expect(selectReference([], "gone")).toBeNull();
  expect(referenceWarning(a)).toContain("20 of 100, under 30");
  expect(referenceWarning(c)).toBeNull();
});
