/** Who chose the take that fills a slot. A maker's choice always wins. */
export type Chooser = "system" | "maker";

/** A take that stood for choice, with its overall score at that moment. */
export type Alternative = {
  takeId: string;
  /** 0-100; null when it was not scored. */
  overall: number | null;
  /** Version of the scorecard that `overall` is from. */
  version: string | null;
};

/** What fills a slot, why, and who says so. */
export type Selection = { slot: string; takeId: string; chosenBy: Chooser; reason: string };
