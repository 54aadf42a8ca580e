import type { LookContent } from "@/domain/look/look";
import type { BrandKit } from "./brand-kit";
import type { LibraryElement } from "./library-element";

/** One thing that two versions say differently, in words for people. */
export type VersionDifference = { title: string; before: string; after: string };

/** What is told of a content: each field by its title. */
export type ToldFields<Content> = readonly {
  title: string;
  of: (content: Content) => string;
  /** What it is told by, where `of` has names of files, which say nothing to people. */
  told?: (content: Content) => string;
}[];

/** Only what differs, in the order of the fields. */
export const versionDifferences = <Content>(
  fields: ToldFields<Content>,
  before: Content,
  after: Content,
): VersionDifference[] =>
  fields
    .filter(({ of }) => of(before) !== of(after))
    .map(({ title, of, told = of }) => {
      const [earlier, later] = [told(before), told(after)];
      return { title, before: earlier, after: earlier === later ? `${later}, but not the same` : later };
    });

const text = (value: string | null) => value || "None";
const listed = (values: readonly string[]) => text(values.join(", "));
const picture = (digest: string | null) => (digest === null ? "None" : "a picture");

const grades = {
  saturation: "Colour",
  contrast: "Contrast",
  lift: "Lightness",
  warmth: "Warmth",
  vignette: "Dark corners",
  toning: "Toning",
} as const;

export const lookFields: ToldFields<LookContent> = [
  { title: "Name", of: ({ name }) => name },
  { title: "Category", of: ({ category }) => category },
  { title: "What pictures look like", of: ({ visual }) => text(visual.descriptors) },
  { title: "Light", of: ({ visual }) => text(visual.light) },
  { title: "Palette", of: ({ visual }) => listed(visual.palette) },
  ...(Object.keys(grades) as (keyof typeof grades)[]).map((name) => ({
    title: grades[name],
    of: ({ visual }: LookContent) => visual.grade[name].toFixed(2),
  })),
  { title: "Dark and light tone", of: ({ visual }) => `${visual.grade.shadows}, ${visual.grade.highlights}` },
  { title: "Film grain", of: ({ visual }) => visual.grain.toFixed(2) },
  { title: "How the film tells", of: ({ writing }) => text(writing.descriptors) },
  { title: "Mood", of: ({ writing }) => text(writing.mood) },
  { title: "Style", of: ({ writing }) => text(writing.style) },
  { title: "Pacing", of: ({ writing }) => text(writing.pacing) },
];

export const brandKitFields: ToldFields<BrandKit> = [
  { title: "Brand name", of: ({ name }) => name },
  { title: "Brand colours", of: ({ colours }) => listed(colours) },
  { title: "Colour of text", of: ({ textColour }) => textColour },
  { title: "Font", of: ({ font }) => font },
  {
    title: "Own font",
    of: ({ ownFont }) => text(ownFont?.digest ?? null),
    told: ({ ownFont }) => text(ownFont?.family ?? null),
  },
  { title: "Logo", of: ({ logoDigest }) => text(logoDigest), told: ({ logoDigest }) => picture(logoDigest) },
  { title: "Tone", of: ({ tone }) => text(tone) },
];

export const elementFields: ToldFields<LibraryElement> = [
  { title: "Name", of: ({ name }) => name },
  { title: "Kind", of: ({ kind }) => kind },
  { title: "What it looks like", of: ({ description }) => text(description) },
  { title: "Form", of: ({ form }) => form },
  { title: "Text printed on it", of: ({ label }) => text(label) },
  { title: "Materials", of: ({ materials }) => listed(materials) },
  { title: "Marks", of: ({ marks }) => listed(marks) },
  { title: "Colours", of: ({ colours }) => listed(colours) },
  {
    title: "Pictures",
    of: ({ references }) => listed(references.map(({ digest }) => digest)),
    told: ({ references }) => (references.length === 0 ? "None" : `${references.length}`),
  },
  {
    title: "Picture that frames are held against",
    of: ({ selected }) => text(selected),
    told: ({ selected }) => picture(selected),
  },
];
