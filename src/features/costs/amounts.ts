import type { Standing } from "@/domain/cost/cost-views";
import { moneyText } from "@/features/wording/numbers";

/** An amount among others, where zero is a number: "$0.00", "$1.25". */
export const amountText = (micros: number): string => (micros === 0 ? "$0.00" : moneyText(micros));

/** "$4.20 spent, $0.60 held, of $10.00". What is held is only told when there is some. */
export function standingText({ spentMicros, heldMicros, limitMicros }: Standing): string {
  return [
    `${amountText(spentMicros)} spent`,
    ...(heldMicros > 0 ? [`${amountText(heldMicros)} held`] : []),
    limitMicros === null ? "no limit" : `of ${amountText(limitMicros)}`,
  ].join(", ");
}

const dayStyle = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "2026-11-03" as "3 Nov". */
export const dayText = (day: string): string => dayStyle.format(new Date(day));
