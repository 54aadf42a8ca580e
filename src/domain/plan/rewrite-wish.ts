import { z } from "zod";
import { briefWords } from "@/domain/brief/brief";
import { type Plan, plan } from "./plan";

/** How a maker asks for other words, whatever they are for. */
export const rewriteWish = {
  /** What should be different, in the maker's words; empty for no wish. */
  guidance: z.string().trim().max(500),
  /** How many texts for the same wish were turned down before: each further one is a question of its own. */
  attempt: z.int().min(0).max(50),
};

/** What the planner is told of everything around what it writes again. */
export const aroundRewrite = {
  brief: briefWords,
  plan,
  /** The overall story of the video. */
  narrative: z.string(),
};

/** Fields that are wanted: each once, in the order in which they stand in a plan. */
export const wantedFields = <Field extends string>(field: z.ZodType<Field, Field>, all: readonly Field[]) =>
  z
    .array(field)
    .min(1)
    .max(all.length)
    .transform((fields) => all.filter((each) => fields.includes(each)));

/** A schema of exactly the fields that are wanted. */
export const schemaOfFields = <Field extends string, Type extends z.ZodType>(
  shape: Readonly<Record<Field, Type>>,
  fields: readonly Field[],
) => z.object(Object.fromEntries(fields.map((field) => [field, shape[field]])));

type Wanted<Written> = { [Field in keyof Written]?: Exclude<Written[Field], undefined> };

/** What was wanted of what was written. A field of which nothing is left is left out: what stands there stays. */
export const onlyFields = <Written extends object>(
  written: Written,
  fields: readonly (keyof Written & string)[],
): Wanted<Written> =>
  Object.fromEntries(
    fields.flatMap((field) => (written[field] === undefined ? [] : [[field, written[field]]])),
  ) as Wanted<Written>;

/** Rules and frame of a question, without the plan that is told along with it. */
const rulesCharacters = 3_000;

/** About how long the question for a shot or scene of a plan is, for its price. */
export const questionCharacters = ({ shots, scenes, elements }: Plan, narrative: string): number =>
  rulesCharacters +
  narrative.length +
  [
    ...shots.map(({ action, voiceOver }) => action.length + (voiceOver?.length ?? 0) + 40),
    ...scenes.map(({ description, setting }) => description.length + setting.description.length + 60),
    ...elements.map(({ description }) => description.length + 40),
  ].reduce((sum, length) => sum + length, 0);
