import { modelName } from "@/domain/catalogue/entries";
import type { VariationChange } from "@/domain/comparison/comparison";

/** In what a variation differs from the others, in a few words; null where its name says it. */
export function describeChange(change: VariationChange | null): string | null {
  switch (change?.kind) {
    case "prompts":
      return change.prompt;
    case "seeds":
      return `Seed ${change.seed}`;
    case "settings":
      return change.profile;
    case "models": {
      const { text, image, video, music, effects, speech } = change.models;
      const chosen = [text, image, video, music, effects, speech].flatMap((id) =>
        id ? [modelName(id)] : [],
      );
      return chosen.join(", ") || "This machine’s own models";
    }
    case undefined:
      return null;
  }
}
