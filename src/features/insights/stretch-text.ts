import type { DayRange } from "@/domain/cost/range";
import { dayText } from "@/features/costs/amounts";

/** "3 Nov", or "3 Nov to 9 Nov". */
export const stretchText = ({ from, to }: DayRange): string =>
  from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`;
