import type { UnscoredTake } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import { type Scorecard, scorecardVersion } from "@/domain/quality/scorecard";
import { slots } from "@/domain/shot/take";
import { allAtRest } from "@/pipeline/all-at-rest";
import type { RunContext } from "@/pipeline/ports";
import { note } from "@/pipeline/stage";
import type { StoredClip } from "@/pipeline/stored-media";

/** A picture below this is told of; nothing waits for it. */
const poorPicture = 30;

/**
 * Gives a card to every picture and clip of the project that has none of the present version: frames and references of
 * this run, and takes of earlier ones that were scored by an older version or not at all.
 */
export async function scoreRest(ctx: RunContext, { plan }: { plan: Plan }): Promise<void> {
  await ctx.steps.run("score/rest", async () => {
    const takes = await ctx.records.unscoredTakes(ctx.run, scorecardVersion);
    // One picture may be the last frame of a shot and the first of the next.
    const pictures = new Map<string, Promise<Scorecard>>();
    await allAtRest(takes.map((take) => scoreOne(ctx, { plan, take, pictures })));
    return null;
  });
}

async function scoreOne(
  ctx: RunContext,
  { plan, take, pictures }: { plan: Plan; take: UnscoredTake; pictures: Map<string, Promise<Scorecard>> },
): Promise<void> {
  try {
    const card =
      take.kind === "clip" ? await clipCard(ctx, plan, take) : await pictureCard(ctx, take, pictures);
    if (!card) return;
    const { version, overall } = card;
    await ctx.records.saveScorecard(take.takeId, { version, overall, data: card as unknown as Json });
    if (card.subject === "frame" && overall !== null && overall < poorPicture) {
      const message = `${pictureLabel(plan, take.slot)}: the picture scores ${Math.round(overall)} of 100.`;
      await note(ctx, { stage: "score", level: "warning", message });
    }
  } catch (error) {
    // A picture that cannot be measured is no reason to stop a video that does not need its number.
    if (!(error instanceof StudioError) || !isOfTheFile(error)) throw error;
    const message = `${pictureLabel(plan, take.slot)} could not be measured: ${error.message}`;
    await note(ctx, { stage: "score", level: "warning", message });
  }
}

const isOfTheFile = ({ code }: StudioError) =>
  code === "invalid-input" || code === "not-found" || code === "media-failed";

async function pictureCard(
  ctx: RunContext,
  { digest, width, height }: UnscoredTake,
  pictures: Map<string, Promise<Scorecard>>,
): Promise<Scorecard> {
  const measure = async () => {
    const expectedSize = width === null || height === null ? null : { width, height };
    return ctx.measure.frame({ file: await ctx.files.pathOf(digest), expectedSize, signal: ctx.signal });
  };
  const card = pictures.get(digest) ?? measure();
  pictures.set(digest, card);
  return card;
}

/** Null for a clip of a shot that the plan no longer has: nobody knows what it was meant to do. */
async function clipCard(ctx: RunContext, plan: Plan, take: UnscoredTake): Promise<Scorecard | null> {
  const shot = plan.shots.find(({ key }) => slots.clip(key) === take.slot);
  const clip = take.value as StoredClip | null;
  if (!shot || !clip) return null;
  const { durationFrames, fps, width, height } = clip;
  return ctx.measure.clip({
    file: await ctx.files.pathOf(take.digest),
    expected: { durationFrames, fps, size: { width, height }, cameraMove: shot.camera.move },
    signal: ctx.signal,
  });
}

/** "Shot 2, first frame", "Northwind bottle". */
function pictureLabel({ shots, elements }: Plan, slot: string): string {
  const index = shots.findIndex(({ key }) => slot.startsWith(`shot/${key}/`));
  if (index >= 0) return `Shot ${index + 1}, ${slot.split("/").at(-1)?.replace("-", " ") ?? "picture"}`;
  return elements.find(({ key }) => slot === slots.reference(key))?.name ?? "A reference picture";
}
