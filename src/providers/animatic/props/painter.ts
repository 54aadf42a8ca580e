import type { Kit } from "@/providers/animatic/props/kit";

/** Draws one form within a view box; the thing stands on the box's lower edge. */
export type Painter = { width: number; height: number; paint(kit: Kit): void };
