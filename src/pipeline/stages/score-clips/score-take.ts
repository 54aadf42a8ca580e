import type { Built } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import { shotInWords } from "@/domain/plan/shot-in-words";
import { type Scorecard, scorecardVersion } from "@/domain/quality/scorecard";
import { slots } from "@/domain/shot/take";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import type { StoredClip, StoredPicture } from "@/pipeline/stored-media";
import type { ShotToScore } from "./scored-shots";

const version = 1;

/** Measures a take of a shot and keeps its card. @param name Names the work within the stage, unique in the run. */
export async function scoreTake(
  ctx: RunContext,
  { plan, shot, index }: ShotToScore,
  { name, clip }: { name: string; clip: Built<StoredClip> },
): Promise<Built<Scorecard>> {
  const { digest, width, height, fps, durationFrames } = clip.value;
  const given = await ctx.steps.run(`score/${name}/given`, () => givenFrames(ctx, shot.key, clip.value));
  const seen = await ctx.steps.run(`score/${name}/networks`, () => seenByNetworks(ctx, { plan, shot }));
  const pathOf = async (picture: string | null) => (picture ? ctx.files.pathOf(picture) : null);
  const card = await build<Scorecard>(ctx, {
    stage: "score",
    slot: `score/${name}`,
    version,
    inputs: {
      digest,
      camera: shot.camera.move,
      direction: shot.camera.direction,
      given,
      scoring: scorecardVersion,
      ...seen,
    },
    dependsOn: [clip],
    make: async () => ({
      value: await ctx.measure.clip({
        file: await ctx.files.pathOf(digest),
        expected: {
          ...{ durationFrames, fps, size: { width, height } },
          ...{ cameraMove: shot.camera.move, cameraDirection: shot.camera.direction },
        },
        given: { firstFrame: await pathOf(given.first), lastFrame: await pathOf(given.last) },
        ...(seen && { text: seen.text }),
        signal: ctx.signal,
      }),
    }),
    piece: { key: name, label: `Shot ${index + 1} of ${plan.shots.length}` },
  });
  await ctx.steps.run(`score/${name}/save`, async () => {
    const { version: cardVersion, overall } = card.value;
    if (clip.takeId) {
      const data = card.value as unknown as Json;
      await ctx.records.saveScorecard(clip.takeId, { version: cardVersion, overall, data });
    }
    return null;
  });
  return card;
}

/** What networks are told of a shot, and which ones they are: both decide what they measure. Null without any. */
async function seenByNetworks(
  ctx: RunContext,
  { plan, shot }: Pick<ShotToScore, "plan" | "shot">,
): Promise<{ networks: string; text: string } | null> {
  const networks = (await ctx.measure.networks?.identity()) ?? null;
  return networks === null ? null : { networks, text: shotInWords(plan, shot) };
}

/** Digests of the pictures that a take of this run was to start and end on, as far as its model was given them. */
async function givenFrames(
  ctx: RunContext,
  shotKey: string,
  { model }: StoredClip,
): Promise<{ first: string | null; last: string | null }> {
  const { id, capabilities } = ctx.models.video;
  const digestIn = async (slot: string) => {
    const picture = (await ctx.records.findResult(ctx.run, slot)) as Built<StoredPicture> | null;
    return picture?.value.digest ?? null;
  };
  // What a fallback model was given is not known here.
  const isChosen = model === id;
  return {
    first: isChosen && capabilities.firstFrame !== "no" ? await digestIn(slots.firstFrame(shotKey)) : null,
    last: isChosen && capabilities.lastFrame ? await digestIn(slots.lastFrame(shotKey)) : null,
  };
}
