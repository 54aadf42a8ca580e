import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import { chainHead } from "@/domain/plan/shot-chain";
import { hasWords } from "@/domain/text/find-words";

type Photos = Pick<ResolvedBrief, "imageDigests" | "imageNotes">;

/** A side of a product: how makers call it in a note, and which shots ask for it. */
type View = { noted: string; wanted: (shot: PlanShot) => boolean };

/**
 * A detail cut out of its photo stands there like a thing of its own, so only a shot that shows nothing else asks for it.
 */
const views: readonly View[] = [
  {
    noted: "detail, details, macro, texture, close-up",
    wanted: ({ camera, elements }) => camera.size === "extreme-close-up" && elements.length === 1,
  },
  {
    noted: "top, above, overhead",
    wanted: ({ camera }) => camera.perspective === "birds-eye",
  },
  { noted: "back, behind, rear", wanted: ({ action }) => hasWords(action, "from behind, the back of, rear") },
  {
    noted: "side, profile",
    wanted: ({ action }) => hasWords(action, "from the side, the side of, in profile"),
  },
];

/**
 * The maker's photos for a shot, the best suited one first: the side of the product that the shot asks for, if a note says
 * that a photo shows it, else the first photo, which shows the whole. The order of the rest stays. Shots of one
 * continuous take have the same.
 */
export function photosFor({ imageDigests, imageNotes = {} }: Photos, plan: Plan, shot: PlanShot): string[] {
  const head = chainHead(plan, shot);
  const view = views.find(({ wanted }) => wanted(head));
  const suited = view && imageDigests.findIndex((digest) => hasWords(imageNotes[digest] ?? "", view.noted));
  const place = Math.max(0, suited ?? 0);
  const chosen = imageDigests[place];
  return chosen === undefined ? [] : [chosen, ...imageDigests.toSpliced(place, 1)];
}
