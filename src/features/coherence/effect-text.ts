import type { SettingEffect } from "@/domain/cost/setting-effects";
import { moneyText, waitText } from "@/features/wording/numbers";

/** What a setting adds while it is on: "+ about 40 s, + $0.03", "saves about 2 min". */
export function effectText({ micros, seconds, upToMicros }: Omit<SettingEffect, "key">): string {
  const more = [
    seconds > 0 ? `+ about ${waitText(seconds)}` : null,
    micros > 0 ? `+ ${moneyText(micros)}` : null,
    upToMicros > 0 ? `up to + ${moneyText(upToMicros)} for takes made again` : null,
  ].filter((part) => part !== null);
  const less = [
    seconds < 0 ? `about ${waitText(-seconds)}` : null,
    micros < 0 ? moneyText(-micros) : null,
  ].filter((part) => part !== null);
  const saved = less.length > 0 ? [`saves ${less.join(" and ")}`] : [];
  const parts = [...more, ...saved];
  return parts.length > 0 ? parts.join(", ") : "no extra time, no extra cost";
}
