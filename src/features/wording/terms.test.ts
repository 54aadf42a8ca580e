import { expect, test } from "vitest";
import { workTitle } from "./terms";

test("what a call was for reads like words", () => {
  expect(workTitle("shot/shot-1/last-frame")).toBe("Shot 1, last frame");
  expect(workTitle("element/product/reference")).toBe("Product, reference");
  expect(workTitle("plan/narrative-1/critique")).toBe("Narrative 1, critique");
  expect(workTitle("music")).toBe("Music");
});
