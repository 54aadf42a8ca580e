import type { PlanElement, PlanShot } from "@/domain/plan/plan";
import type { AnyRewriteField, Rewrite } from "@/domain/plan/rewrite-request";
import { termText } from "@/features/wording/terms";

/** What the fields of a shot and of a scene are called in the middle of a sentence. */
export const fieldNames: Record<AnyRewriteField, string> = {
  action: "action",
  composition: "composition",
  camera: "camera",
  overlays: "text in the picture",
  voiceOver: "voice-over",
  sounds: "sounds",
  elements: "elements",
  title: "title",
  description: "description",
  emotion: "feeling",
  setting: "place",
  timeOfDay: "time of day",
  weather: "weather",
};

/** A field of a shot or a scene as people would say it; empty for nothing. */
export function fieldWords(
  field: AnyRewriteField,
  fields: Rewrite,
  elements: readonly PlanElement[],
): string {
  switch (field) {
    case "action":
    case "composition":
    case "voiceOver":
    case "title":
    case "description":
    case "emotion":
      return fields[field] ?? "";
    case "timeOfDay":
    case "weather":
      return termText(fields[field] ?? "");
    case "setting":
      return fields.setting ? `${termText(fields.setting.kind)}: ${fields.setting.description}` : "";
    case "camera":
      return fields.camera ? cameraWords(fields.camera) : "";
    case "overlays":
      return (fields.overlays ?? [])
        .map(({ text, position }) => `“${text}” ${termText(position).toLowerCase()}`)
        .join(", ");
    case "sounds":
      return (fields.sounds ?? []).map(termText).join(", ");
    case "elements":
      return (fields.elements ?? [])
        .map(({ key, visibility, action }) => {
          const name = elements.find((element) => element.key === key)?.name ?? key;
          return `${name} (${[termText(visibility).toLowerCase(), action].filter(Boolean).join(", ")})`;
        })
        .join(", ");
  }
}

const cameraWords = ({ size, move, direction, perspective, lensMm }: PlanShot["camera"]) =>
  [
    termText(size),
    [termText(move).toLowerCase(), direction === "none" ? "" : termText(direction).toLowerCase()]
      .filter(Boolean)
      .join(" "),
    termText(perspective).toLowerCase(),
    `${lensMm} mm`,
  ].join(", ");
