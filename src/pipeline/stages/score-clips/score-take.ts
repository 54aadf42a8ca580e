import type { Built } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import { type Scorecard, scorecardVersion } from "@/domain/quality/scorecard";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import type { StoredClip } from "@/pipeline/stored-media";
import type { ShotToScore } from "./scored-shots";

const version = 1;

/** Measures a take of a shot and keeps its card. @param name Names the work within the stage, unique in the run. */
export async function scoreTake(
  ctx: RunContext,
  { plan, shot, index }: ShotToScore,
  { name, clip }: { name: string; clip: Built<StoredClip> },
): Promise<Built<Scorecard>> {
  const { digest, width, height, fps, durationFrames } = clip.value;
  const card = await build<Scorecard>(ctx, {
    stage: "score",
    slot: `score/${name}`,
    version,
    inputs: { digest, camera: shot.camera.move, scoring: scorecardVersion },
    dependsOn: [clip],
    make: async () => ({
      value: await ctx.measure.clip({
        file: await ctx.files.pathOf(digest),
        expected: { durationFrames, fps, size: { width, height }, cameraMove: shot.camera.move },
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
