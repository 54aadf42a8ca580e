import { z } from "zod";
import { planElement } from "@/domain/plan/plan";

export const elementLimits = { name: 80, description: 600, references: 12 } as const;

/** A reference picture under so much overall gets a warning. */
export const weakReference = 30;

/** What an element is, in words: as in a plan, without its key there. */
export const elementWords = planElement.omit({ key: true }).extend({
  name: z.string().trim().min(1, "Give the element a name").max(elementLimits.name),
  description: z.string().trim().max(elementLimits.description),
});
export type ElementWords = z.infer<typeof elementWords>;

/** What an element begins with. */
export const blankElement: ElementWords = {
  ...{ kind: "product", name: "", description: "", form: "box", label: "" },
  ...{ colours: ["#8a9099"], materials: [], marks: [] },
};

export const elementReference = z.object({
  digest: z.string(),
  /** Overall quality, 0 to 100; null where nothing could be measured. */
  overall: z.number().min(0).max(100).nullable(),
});
export type ElementReference = z.infer<typeof elementReference>;

export const libraryElement = elementWords.extend({
  /** The best first. */
  references: z.array(elementReference).max(elementLimits.references),
  /** The reference that frames are held against; null for none. */
  selected: z.string().nullable(),
});
export type LibraryElement = z.infer<typeof libraryElement>;

/** The best first; what could not be measured comes last, in the order given. */
export const rankReferences = (references: readonly ElementReference[]): ElementReference[] =>
  references.toSorted((a, b) => (b.overall ?? -1) - (a.overall ?? -1));

/** The maker's choice if it is still there, else the best. */
export const selectReference = (ranked: readonly ElementReference[], chosen: string | null): string | null =>
  ranked.some(({ digest }) => digest === chosen) ? chosen : (ranked[0]?.digest ?? null);

/** What the maker has chosen; null where the best was taken, which another one may be by the next version. */
export const chosenReference = ({
  references: [best],
  selected,
}: Pick<LibraryElement, "references" | "selected">): string | null =>
  selected === best?.digest ? null : selected;

/** What to tell a maker of a reference that will not help; null for one that will. */
export function referenceWarning({ overall }: ElementReference): string | null {
  if (overall === null) return "This picture could not be measured. Frames may not keep to it.";
  if (overall >= weakReference) return null;
  return `This picture scores ${Math.round(overall)} of 100, under ${weakReference}: it is too small, blurred or dark to hold frames against. Use a sharper one.`;
}
