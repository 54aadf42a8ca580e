import { z } from "zod";
import { cleanText } from "@/domain/text/clean-text";
import { type PlanScene, planScene } from "./plan";
import { aroundRewrite, onlyFields, rewriteWish, schemaOfFields, wantedFields } from "./rewrite-wish";

/** What of a scene can be written again; its place among the scenes and its part in the story are the maker's. */
const rewritable = planScene.pick({
  title: true,
  description: true,
  emotion: true,
  setting: true,
  timeOfDay: true,
  weather: true,
});
export const sceneRewriteField = rewritable.keyof();
export type SceneRewriteField = z.infer<typeof sceneRewriteField>;
export const sceneRewriteFields = sceneRewriteField.options;

/** Some fields of a scene, written again. */
export type SceneRewrite = { -readonly [Field in SceneRewriteField]?: PlanScene[Field] };

/** What a maker wants to have written again of a scene. */
export const sceneRewriteRequest = z.object({
  sceneKey: z.string().min(1).max(100),
  fields: wantedFields(sceneRewriteField, sceneRewriteFields),
  ...rewriteWish,
});

/** The question to the planner: one scene, with everything around it as it is now. */
export const sceneRewriteInput = sceneRewriteRequest.extend({
  ...aroundRewrite,
  fields: z.array(sceneRewriteField).min(1),
});
export type SceneRewriteInput = z.infer<typeof sceneRewriteInput>;

export const sceneRewriteOutput = rewritable.partial();

/** A schema of exactly the fields that are wanted. */
export const sceneRewriteSchema = (fields: readonly SceneRewriteField[]) =>
  schemaOfFields(rewritable.shape, fields);

/** What a maker can type into these fields; see the fields of the storyboard. */
const lineMax = 120;

/**
 * What a planner wrote, as it can stand in the plan. A text of which nothing is left is left out: the scene keeps its own.
 *
 * @param written Checked against `sceneRewriteSchema`.
 */
export function finishSceneRewrite(
  { title, description, emotion, setting, ...choices }: z.infer<typeof sceneRewriteOutput>,
  fields: readonly SceneRewriteField[],
): SceneRewrite {
  const place = cleanText(setting?.description ?? "");
  const mended: z.infer<typeof sceneRewriteOutput> = {
    ...choices,
    ...written("title", cleanText(title ?? "").slice(0, lineMax)),
    ...written("description", cleanText(description ?? "")),
    ...written("emotion", cleanText(emotion ?? "").slice(0, lineMax)),
    ...(setting && place !== "" && { setting: { ...setting, description: place } }),
  };
  return onlyFields(mended, fields);
}

const written = (field: "title" | "description" | "emotion", text: string) =>
  text === "" ? {} : { [field]: text };
