import { z } from "zod";
import { briefWords, type ResolvedBrief } from "@/domain/brief/brief";
import { cleanOverlays, cleanVoiceOver } from "./clean-lines";
import { type Plan, type PlanShot, plan, planShot } from "./plan";

/** What of a shot can be written again; its place, its length and its link to the shot before are the maker's. */
const rewritable = planShot.pick({
  action: true,
  composition: true,
  camera: true,
  overlays: true,
  voiceOver: true,
  sounds: true,
  elements: true,
});
export const rewriteField = rewritable.keyof();
export type RewriteField = z.infer<typeof rewriteField>;
export const rewriteFields = rewriteField.options;

/** Some fields of a shot, written again. */
export type ShotRewrite = { -readonly [Field in RewriteField]?: PlanShot[Field] };

/** How a maker asks for other words. */
export const rewriteWish = {
  /** What should be different, in the maker's words; empty for no wish. */
  guidance: z.string().trim().max(500),
  /** How many texts for the same wish were turned down before: each further one is a question of its own. */
  attempt: z.int().min(0).max(50),
};

/** What a maker wants to have written again of a shot. */
export const shotRewriteRequest = z.object({
  shotKey: z.string().min(1).max(100),
  fields: z
    .array(rewriteField)
    .min(1)
    .max(rewriteFields.length)
    .transform((fields) => rewriteFields.filter((field) => fields.includes(field))),
  ...rewriteWish,
});
export type ShotRewriteRequest = z.infer<typeof shotRewriteRequest>;

/** What the planner is told of everything around what it writes again. */
export const aroundRewrite = {
  brief: briefWords,
  plan,
  /** The overall story of the video. */
  narrative: z.string(),
};

/** The question to the planner: one shot, with everything around it as it is now. */
export const planRewriteInput = z.object({
  ...aroundRewrite,
  ...shotRewriteRequest.shape,
  fields: z.array(rewriteField).min(1),
});
export type PlanRewriteInput = z.infer<typeof planRewriteInput>;

export const planRewriteOutput = rewritable.partial();

/** A schema of exactly the fields that are wanted. */
export const rewriteSchema = (fields: readonly RewriteField[]) =>
  z.object(Object.fromEntries(fields.map((field) => [field, rewritable.shape[field]])));

/**
 * What a planner wrote, as it can stand in the plan: what has one obvious answer is mended, as in a whole plan. Elements
 * that the plan does not have are left out, and a shot that would then show nothing keeps what it shows.
 *
 * @param written Checked against `rewriteSchema`.
 */
export function finishRewrite(
  written: z.infer<typeof planRewriteOutput>,
  {
    fields,
    elements,
    voice,
  }: { fields: readonly RewriteField[] } & Pick<Plan, "elements"> & Pick<ResolvedBrief, "voice">,
): ShotRewrite {
  const known = new Set(elements.map(({ key }) => key));
  const shown = written.elements?.filter(
    ({ key }, index, all) => known.has(key) && all.findIndex((other) => other.key === key) === index,
  );
  const mended = {
    ...written,
    ...(written.overlays && { overlays: cleanOverlays(written.overlays) }),
    ...(written.voiceOver !== undefined && { voiceOver: cleanVoiceOver(written.voiceOver, voice) }),
    elements: shown && shown.length > 0 ? shown : undefined,
  };
  return Object.fromEntries(
    fields.flatMap((field) => (mended[field] === undefined ? [] : [[field, mended[field]]])),
  );
}

/** Rules and frame of a question, without the plan that is told along with it. */
const rulesCharacters = 3_000;

/** About how long the question for a shot of a plan is, for its price. */
export const questionCharacters = ({ shots, scenes, elements }: Plan, narrative: string): number =>
  rulesCharacters +
  narrative.length +
  [
    ...shots.map(({ action, voiceOver }) => action.length + (voiceOver?.length ?? 0) + 40),
    ...scenes.map(({ description, setting }) => description.length + setting.description.length + 60),
    ...elements.map(({ description }) => description.length + 40),
  ].reduce((sum, length) => sum + length, 0);
