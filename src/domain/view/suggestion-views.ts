import type { Suggestion } from "@/domain/iteration/suggestions";

/** A suggestion as pages show it. */
export type SuggestionView = Suggestion & {
  dismissed: boolean;
  /** What following it costs and takes; null for one that asks for a decision first. */
  price: { totalMicros: number; typicalSeconds: number } | null;
};
