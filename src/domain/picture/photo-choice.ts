import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import { chainHead } from "@/domain/plan/shot-chain";
import { contentWords } from "@/domain/story/content-words";
import { hasWords } from "@/domain/text/find-words";

type Photos = Pick<ResolvedBrief, "imageDigests" | "imageNotes">;

const detailWords = "detail, details, close, close-up, macro, texture, label, material";
const topWords = "top, above, overhead";
/** What a view of the camera asks for weighs more than one word in common. */
const viewPoints = 2;

/**
 * The maker's photos for a shot, the best suited one first, by what the maker says they show: a detail for a close-up, a
 * view from above for a high camera, else the words that note and shot have in common. The order of the rest stays; where
 * nothing was said the first photo leads everywhere. Shots of one continuous take have the same.
 */
export function photosFor({ imageDigests, imageNotes = {} }: Photos, plan: Plan, shot: PlanShot): string[] {
  const head = chainHead(plan, shot);
  const points = imageDigests.map((digest) => suitability(imageNotes[digest] ?? "", head));
  const best = points.indexOf(Math.max(...points));
  const chosen = imageDigests[best];
  return chosen === undefined ? [] : [chosen, ...imageDigests.toSpliced(best, 1)];
}

function suitability(note: string, { action, composition, camera }: PlanShot): number {
  if (note === "") return 0;
  const isClose = camera.size === "close-up" || camera.size === "extreme-close-up";
  const isHigh = camera.perspective === "high" || camera.perspective === "birds-eye";
  const view =
    (isClose && hasWords(note, detailWords) ? viewPoints : 0) +
    (isHigh && hasWords(note, topWords) ? viewPoints : 0);
  // A detail fills the picture: in a wide shot it would stand there like the whole thing.
  if (!isClose && hasWords(note, detailWords)) return -1;
  const told = contentWords(`${action} ${composition}`);
  return view + [...contentWords(note)].filter((word) => told.has(word)).length;
}
