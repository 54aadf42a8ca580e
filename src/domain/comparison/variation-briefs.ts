import type { Brief } from "@/domain/brief/brief";
import { briefSeed } from "@/domain/brief/resolve-brief";
import { StudioError } from "@/domain/errors";
import { canonicalJson, jsonValue } from "@/domain/json";
import {
  type ComparisonKind,
  type VariationChange,
  variationLetter,
  type WantedComparison,
} from "./comparison";

type Wanted = Pick<WantedComparison, "base" | "variations">;

/** In what all variations differ. Throws StudioError "invalid-input" when some differ in another thing than others. */
export function kindOf({ variations }: Pick<Wanted, "variations">): ComparisonKind {
  const kinds = [...new Set(variations.map(({ change }) => change.kind))];
  const [kind] = kinds;
  if (!kind || kinds.length > 1) {
    throw new StudioError(
      "invalid-input",
      "All variations have to differ in the same thing: settings, prompts, models or seeds",
    );
  }
  return kind;
}

/**
 * The brief of every variation, in order. A seed that follows from the brief would change together with prompt and
 * settings: it is taken from the common brief once, so that nothing differs but what is compared. Throws StudioError
 * "invalid-input" when two variations would be the same video.
 */
export function variationBriefs({ base, variations }: Wanted): Brief[] {
  kindOf({ variations });
  const common = { ...base, seed: base.seed ?? briefSeed(base) };
  const briefs = variations.map(({ change }) => changed(common, change));
  const texts = briefs.map((brief) => canonicalJson(jsonValue.parse(brief)));
  for (const [position, text] of texts.entries()) {
    const first = texts.indexOf(text);
    if (first === position) continue;
    throw new StudioError(
      "invalid-input",
      `Variations ${variationLetter(first)} and ${variationLetter(position)} are the same. Change one of them or remove it.`,
    );
  }
  return briefs;
}

function changed(base: Brief, change: VariationChange): Brief {
  switch (change.kind) {
    case "settings":
      return { ...base, coherence: change.coherence };
    case "prompts":
      return { ...base, prompt: change.prompt };
    case "models":
      return { ...base, models: change.models };
    case "seeds":
      return { ...base, seed: change.seed };
  }
}
