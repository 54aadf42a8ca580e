import type { SceneFields, ShotFields } from "@/domain/plan-edit/plan-edit";
import type { DoEdit } from "@/features/storyboard/use-plan-editor";

/** Letters that go into the same fields of the same thing in a row are taken back together. */
const joinsOf = (target: string, fields: object) => `${target}/${Object.keys(fields).join()}`;

export const changeShot = (edit: DoEdit, key: string, fields: ShotFields) =>
  edit({ type: "change-shot", key, fields }, joinsOf(`shot/${key}`, fields));

export const changeScene = (edit: DoEdit, key: string, fields: SceneFields) =>
  edit({ type: "change-scene", key, fields }, joinsOf(`scene/${key}`, fields));
