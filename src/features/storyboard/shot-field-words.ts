import type { PlanElement, PlanShot } from "@/domain/plan/plan";
import type { RewriteField } from "@/domain/plan/rewrite-shot";
import { termText } from "@/features/wording/terms";

/** What the fields of a shot are called in the middle of a sentence. */
export const fieldNames: Record<RewriteField, string> = {
  action: "action",
  composition: "composition",
  camera: "camera",
  overlays: "text in the picture",
  voiceOver: "voice-over",
  sounds: "sounds",
  elements: "elements",
};

type Fields = Partial<Pick<PlanShot, RewriteField>>;

/** A field of a shot as people would say it; empty for nothing. */
export function fieldWords(field: RewriteField, fields: Fields, elements: readonly PlanElement[]): string {
  switch (field) {
    case "action":
    case "composition":
    case "voiceOver":
      return fields[field] ?? "";
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
