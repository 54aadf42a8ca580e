import type { Plan } from "@/domain/plan/plan";

type Named = Pick<Plan, "shots" | "elements">;

const partNames: Record<string, string> = {
  "first-frame": "first frame",
  "last-frame": "last frame",
};

/** What people call a slot: "Shot 2, first frame", "Amber bottle, reference". Shots are counted as the plan has them now. */
export function slotName(slot: string, plan: Named | null): string {
  const [group = "", key = "", part = ""] = slot.split("/");
  if (group === "shot") return `${shotName(key, plan)}, ${partName(part)}`;
  if (group === "element") return `${elementName(key, plan)}, ${partName(part)}`;
  return capital(slot === "hero" ? "hero frame" : spaced(slot));
}

function shotName(key: string, plan: Named | null): string {
  const index = plan?.shots.findIndex((shot) => shot.key === key) ?? -1;
  return index < 0 ? `${capital(spaced(key))} of an earlier plan` : `Shot ${index + 1}`;
}

const elementName = (key: string, plan: Named | null): string =>
  plan?.elements.find((element) => element.key === key)?.name ?? capital(spaced(key));

/** Effects are counted from 0 in slots and from 1 by people. */
function partName(part: string): string {
  const effect = /^effect-(\d+)$/.exec(part)?.[1];
  return effect ? `effect ${Number(effect) + 1}` : (partNames[part] ?? spaced(part));
}

const spaced = (term: string) => term.replaceAll("-", " ");
const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
