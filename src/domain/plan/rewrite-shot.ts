import { z } from "zod";
import type { ResolvedBrief } from "@/domain/brief/brief";
import { cleanOverlays, cleanVoiceOver } from "./clean-lines";
import { type Plan, type PlanShot, planShot } from "./plan";
import { aroundRewrite, onlyFields, rewriteWish, schemaOfFields, wantedFields } from "./rewrite-wish";

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

/** What a maker wants to have written again of a shot. */
export const shotRewriteRequest = z.object({
  shotKey: z.string().min(1).max(100),
  fields: wantedFields(rewriteField, rewriteFields),
  ...rewriteWish,
});

/** The question to the planner: one shot, with everything around it as it is now. */
export const planRewriteInput = shotRewriteRequest.extend({
  ...aroundRewrite,
  fields: z.array(rewriteField).min(1),
});
export type PlanRewriteInput = z.infer<typeof planRewriteInput>;

export const planRewriteOutput = rewritable.partial();

/** A schema of exactly the fields that are wanted. */
export const rewriteSchema = (fields: readonly RewriteField[]) => schemaOfFields(rewritable.shape, fields);

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
  return onlyFields(mended, fields);
}
