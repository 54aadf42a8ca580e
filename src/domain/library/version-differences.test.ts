import { expect, test } from "vitest";
import { lookPresets } from "@/domain/look/presets";
import { brandKit } from "./brand-kit";
import { libraryElement } from "./library-element";
import {
  brandKitFields,
  elementFields,
  lookFields,
  type ToldFields,
  versionDifferences,
} from "./version-differences";

const kit = brandKit.parse({ name: "Nordlys", colours: ["#f4e9c8"] });
const element = libraryElement.parse({
  ...{ kind: "product", name: "Flask", description: "", form: "bottle", label: "" },
  ...{ colours: ["#336699"], materials: [], marks: [] },
  references: [{ digest: "aaaaaaaa", overall: 60 }],
  selected: "aaaaaaaa",
});
const [look] = lookPresets;

test("equal versions do not differ, whatever they are", () => {
  expect(versionDifferences(brandKitFields, kit, { ...kit })).toEqual([]);
  expect(versionDifferences(elementFields, element, { ...element })).toEqual([]);
  expect(look && versionDifferences(lookFields, look, structuredClone(look))).toEqual([]);
});

test("a difference is told with both values", () => {
  expect(versionDifferences(brandKitFields, kit, { ...kit, tone: "dry", colours: [] })).toEqual([
    { title: "Brand colours", before: "#f4e9c8", after: "None" },
    { title: "Tone", before: "None", after: "dry" },
  ]);
});

test("pictures are told by how many there are, and others of the same number as others", () => {
  const other = { ...element, references: [{ digest: "bbbbbbbb", overall: 60 }], selected: "bbbbbbbb" };
  expect(versionDifferences(elementFields, element, other)).toEqual([
    { title: "Pictures", before: "1", after: "1, but not the same" },
    {
      title: "Picture that frames are held against",
      before: "a picture",
      after: "a picture, but not the same",
    },
  ]);
});

test("a measured score alone makes no version another", () => {
  const scored = { ...element, references: [{ digest: "aaaaaaaa", overall: 61 }] };
  expect(versionDifferences(elementFields, element, scored)).toEqual([]);
});

/** What the schema of a kind says that a version may hold. */
const changed = <Content extends object>(
  fields: ToldFields<Content>,
  before: Content,
  key: keyof Content,
) => {
  const value: unknown = before[key];
  const other = Array.isArray(value) ? [] : typeof value === "string" ? `x${value}` : "x";
  return versionDifferences(fields, before, { ...before, [key]: other }).length > 0;
};

test.each(["name", "colours", "textColour", "font", "logoDigest", "tone"] as const)(
  "a brand kit whose %s has changed is told to differ",
  (key) => expect(changed(brandKitFields, kit, key)).toBe(true),
);

test.each(["name", "kind", "description", "form", "label", "colours", "references", "selected"] as const)(
  "an element whose %s has changed is told to differ",
  (key) => expect(changed(elementFields, element, key)).toBe(true),
);
