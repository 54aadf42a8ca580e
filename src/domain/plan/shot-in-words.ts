import type { Plan, PlanShot } from "./plan";
import { sceneOf } from "./shot-chain";

/** What is to be seen in a shot, short enough for networks that read a sentence and no more. */
export function shotInWords(plan: Plan, shot: PlanShot): string {
  const { setting } = sceneOf(plan, shot);
  return [shot.action, setting.description]
    .map((part) => part.trim().replace(/[.\s]+$/, ""))
    .filter(Boolean)
    .join(", ");
}
