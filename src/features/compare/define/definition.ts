import { v7 as uuidv7 } from "uuid";
import { brief } from "@/domain/brief/brief";
import { briefSeed } from "@/domain/brief/resolve-brief";
import { isBeyondDraft } from "@/domain/catalogue/model-choice";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import {
  type ComparisonKind,
  comparisonLimits,
  type VariationChange,
  variationLetter,
  type WantedComparison,
  wantedComparison,
} from "@/domain/comparison/comparison";
import { variationBriefs } from "@/domain/comparison/variation-briefs";
import { StudioError } from "@/domain/errors";
import { type Draft, draftToBrief } from "@/features/composer/draft";

export type VariationDraft = { id: string; label: string; change: VariationChange };

/** What is being defined: right or wrong, as it was typed. Each kind keeps its own variations while another is tried. */
export type Definition = {
  base: Draft;
  kind: ComparisonKind;
  variations: Record<ComparisonKind, VariationDraft[]>;
};

const randomSeed = () => (crypto.getRandomValues(new Uint32Array(1)).at(0) ?? 0) >>> 1;

/** What a new variation starts as: like the base, but for seeds, where that would be pointless. */
function usualChange(base: Draft, kind: ComparisonKind, first: boolean): VariationChange {
  switch (kind) {
    case "settings":
      return { kind, coherence: base.coherence, profile: null };
    case "prompts":
      return { kind, prompt: base.prompt };
    case "models":
      return { kind, models: base.models };
    case "seeds":
      return { kind, seed: first ? (base.seed ?? seedOf(base)) : randomSeed() };
  }
}

/** The seed that follows from the brief, so that the first variation is the video that it would be anyway. */
function seedOf(base: Draft): number {
  const parsed = brief.safeParse(draftToBrief(base));
  return parsed.success ? briefSeed(parsed.data) : randomSeed();
}

const newVariation = (base: Draft, kind: ComparisonKind, first: boolean): VariationDraft => ({
  id: uuidv7(),
  label: "",
  change: usualChange(base, kind, first),
});

export function startDefinition(base: Draft, kind: ComparisonKind): Definition {
  const two = (of: ComparisonKind) => [newVariation(base, of, true), newVariation(base, of, false)];
  return {
    base,
    kind,
    variations: {
      settings: two("settings"),
      prompts: two("prompts"),
      models: two("models"),
      seeds: two("seeds"),
    },
  };
}

export type DefinitionChange =
  | { type: "prompt"; prompt: string }
  | { type: "kind"; kind: ComparisonKind }
  | { type: "draft-first"; draftFirst: boolean }
  | { type: "added" }
  | { type: "removed"; id: string }
  | { type: "changed"; id: string; values: Partial<Omit<VariationDraft, "id">> };

export function changeDefinition(definition: Definition, change: DefinitionChange): Definition {
  const { base, kind } = definition;
  const own = definition.variations[kind];
  const withOwn = (variations: VariationDraft[]) => ({
    ...definition,
    variations: { ...definition.variations, [kind]: variations },
  });
  switch (change.type) {
    case "prompt":
      return { ...definition, base: { ...base, prompt: change.prompt } };
    case "kind":
      return { ...definition, kind: change.kind };
    case "draft-first":
      return { ...definition, base: { ...base, draftFirst: change.draftFirst } };
    case "added":
      if (own.length >= comparisonLimits.variations.max) return definition;
      return withOwn([...own, newVariation(base, kind, false)]);
    case "removed":
      if (own.length <= comparisonLimits.variations.min) return definition;
      return withOwn(own.filter(({ id }) => id !== change.id));
    case "changed":
      return withOwn(own.map((one) => (one.id === change.id ? { ...one, ...change.values } : one)));
  }
}

/** Whether a free draft can come first: something costs, and it is not the models that are compared. */
export const canDraftFirst = ({ base, kind }: Definition): boolean =>
  kind !== "models" && isBeyondDraft(base.models);

/** What is asked of the server, or what is still wrong, by variation where it is one's fault. */
export type Checked =
  | { wanted: WantedComparison; problem: null }
  | { wanted: null; problem: string; position: number | null };

export function checkDefinition(definition: Definition, fromProjectId: string | null): Checked {
  const { base, kind } = definition;
  const variations = definition.variations[kind];
  const [first] = variations;
  // Where prompts are compared the common brief has none of its own.
  const prompt = first?.change.kind === "prompts" ? first.change.prompt : base.prompt;
  const parsed = wantedComparison.safeParse({
    base: draftToBrief({ ...base, prompt }),
    variations: variations.map(({ label, change }, position) => ({
      label: label.trim() || usualLabel(change, position),
      change,
    })),
    fromProjectId,
    draftFirst: base.draftFirst && canDraftFirst(definition),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const [place, position] = issue?.path ?? [];
    return {
      wanted: null,
      problem: issue?.message ?? "Something is missing",
      position: place === "variations" && typeof position === "number" ? position : null,
    };
  }
  try {
    variationBriefs(parsed.data);
    return { wanted: parsed.data, problem: null };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return { wanted: null, problem: error.message, position: null };
  }
}

/** What a variation is called when its maker gives it no name. */
export function usualLabel(change: VariationChange, position: number): string {
  const letter = variationLetter(position);
  if (change.kind === "seeds") return `${letter}: seed ${change.seed}`;
  if (change.kind === "settings" && change.profile)
    return `${letter}: ${change.profile}`.slice(0, comparisonLimits.labelCharacters);
  return letter;
}

export const settingsChange = (
  coherence: CoherenceSettings,
  profile: string | null = null,
): VariationChange => ({ kind: "settings", coherence, profile });
