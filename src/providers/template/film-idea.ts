import type { PlanDraft } from "@/domain/plan/plan";
import { withArticle } from "@/domain/text/wording";
import type { Concept } from "./concept";
import { formFacts } from "./forms";
import type { ShotIdea } from "./shot-ideas";

export type Cast = PlanDraft["shots"][number]["elements"];

/** Keys of the elements that this planner's plans have. */
export const productKey = "product";
export const personKey = "person";
export const secondKey = "companion";
export const propKey = "prop";

function doing(concept: Concept, idea: ShotIdea): string {
  const { form } = concept.reading.product;
  const own = concept.person.action;
  const actions = {
    use: formFacts[form].use,
    struggle: concept.before.struggle,
    enjoy: concept.reading.people.length > 0 ? own : "laughing",
    talk: "standing and talking to the camera",
    arrive: own,
  };
  return idea.doing ? actions[idea.doing] : "";
}

/** Who and what an idea shows, the hero first. */
export function castOf(concept: Concept, idea: ShotIdea, hasProp: boolean): Cast {
  const cast = concept.reading.withoutPeople ? { ...idea.cast, person: null, second: false } : idea.cast;
  const action = doing(concept, idea);
  const product = cast.product
    ? [{ key: productKey, visibility: cast.product, emphasis: cast.productEmphasis, action: "" }]
    : [];
  const person =
    cast.person === null
      ? []
      : [{ key: personKey, visibility: "full" as const, emphasis: cast.person, action }];
  const second = cast.second
    ? [{ key: secondKey, visibility: "full" as const, emphasis: 0.6, action: "laughing" }]
    : [];
  const prop =
    hasProp && cast.product === "full" && cast.person === null
      ? [{ key: propKey, visibility: "full" as const, emphasis: 0.2, action: "" }]
      : [];
  return [...product, ...person, ...second, ...prop].sort((a, b) => b.emphasis - a.emphasis);
}

/** What happens in an idea, in words for this ad. */
export function describe(concept: Concept, idea: ShotIdea, place: string): string {
  const { product } = concept.reading;
  return idea.action
    .replaceAll("{noun}", product.englishNoun)
    .replaceAll("a {person}", withArticle(concept.person.noun))
    .replaceAll("{person}", concept.person.noun)
    .replaceAll("{place}", place)
    .replaceAll("{detail}", formFacts[product.form].detail)
    .replaceAll("{use}", formFacts[product.form].use)
    .replaceAll("{struggle}", concept.before.struggle);
}
