import type { SceneSpec } from "@/domain/picture/scene-spec";
import { framePrompt } from "@/domain/plan/describe-shot";
import type { Narrative, Plan } from "@/domain/plan/plan";
import { planInLook } from "./hero-look";

/** How near a derived picture stays to the one it comes from, in words. */
function nearness(strength: number): string {
  if (strength < 0.34) return "Stay very close to the reference picture; change only small things";
  if (strength < 0.67) return "Keep the idea of the reference picture, and vary light, framing and colours";
  return "Take the reference picture as a starting point and vary it boldly";
}

/** What an image model is told to draw for a hero frame. @param parent How it relates to the one it is derived from. */
export function heroPrompt(
  { plan, narrative }: { plan: Plan; narrative: Narrative },
  scene: SceneSpec,
  parent: { guidance: string; strength: number } | null,
): string {
  const looked = planInLook(plan, { scene });
  const [shot] = looked.shots;
  if (!shot) throw new RangeError("A plan has at least one shot");
  const wish = parent?.guidance ? ` Change: ${parent.guidance}.` : "";
  const relation = parent ? ` ${nearness(parent.strength)}.${wish}` : "";
  return `One picture that sets the look of the whole video. ${framePrompt(looked, narrative, { shot, moment: 0 })}${relation}`;
}
