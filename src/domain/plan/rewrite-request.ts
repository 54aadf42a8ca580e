import { z } from "zod";
import { type SceneRewrite, type SceneRewriteField, sceneRewriteRequest } from "./rewrite-scene";
import { type RewriteField, type ShotRewrite, shotRewriteRequest } from "./rewrite-shot";

/** What a maker wants to have written again: fields of a shot, or of a scene. */
export const rewriteRequest = z.union([shotRewriteRequest, sceneRewriteRequest]);
export type RewriteRequest = z.infer<typeof rewriteRequest>;

/** Every field that can be written again. */
export type AnyRewriteField = RewriteField | SceneRewriteField;

/** Some fields of a shot or of a scene, written again. */
export type Rewrite = ShotRewrite & SceneRewrite;
