import type { Built, ExportFiles } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import { type Measurement, type Scorecard, scorecardVersion } from "@/domain/quality/scorecard";
import { type PartCard, videoScorecard } from "@/domain/quality/video-scorecard";
import type { Cut } from "@/domain/timeline/cut";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import type { StoredClip } from "@/pipeline/stored-media";

const version = 1;

export type ScoredClip = { clip: Built<StoredClip>; card: { value: Scorecard; cached: boolean } };

/** What was measured before there is a video: its clips in order, the seams between them, and all of them together. */
export type ScoredVideo = {
  clips: readonly ScoredClip[];
  seams: readonly (Built<Scorecard> | null)[];
  whole: readonly Measurement[];
};

type VideoToScore = {
  exportId: string;
  video: Built<ExportFiles>;
  plan: Plan;
  cut: Cut;
  scored: ScoredVideo;
};

/**
 * The scorecard of a finished video: what its takes and seams have, and what is measured of the delivered file. One
 * that is there for this version of scoring stays as it is.
 */
export async function scoreVideo(ctx: RunContext, request: VideoToScore): Promise<void> {
  const { exportId, scored } = request;
  const file = await measureFile(ctx, request);
  const sound = await measureSound(ctx, request);
  const card = videoScorecard({
    clips: clipParts(scored),
    seams: seamParts(scored),
    file: file.value,
    sound: sound.value,
    quiet: request.cut.music.length === 0 && request.cut.voice.length === 0,
    whole: scored.whole,
  });
  await ctx.steps.run("finish/scorecard", async () => {
    const { version: cardVersion, overall } = card;
    const data = card as unknown as Json;
    await ctx.records.saveVideoScorecard(exportId, { version: cardVersion, overall, data });
    return null;
  });
}

const clipParts = ({ clips }: ScoredVideo): PartCard[] =>
  clips.map(({ clip, card }, index) => ({
    label: `Shot ${index + 1}`,
    weight: clip.value.durationFrames,
    card: card.value,
  }));

const seamParts = ({ seams }: ScoredVideo): PartCard[] =>
  seams.flatMap((card, index) =>
    card ? [{ label: `Shot ${index + 1} to ${index + 2}`, weight: 1, card: card.value }] : [],
  );

/** What was asked is the plan: its length to the frame, and the size that the video was to have. */
function measureFile(ctx: RunContext, { video, plan }: VideoToScore): Promise<Built<Scorecard | null>> {
  const { digest, width, height } = video.value;
  const { durationFrames, fps } = plan;
  const cameraMove = plan.shots[0]?.camera.move ?? "static";
  const expected = { durationFrames, fps, size: { width, height }, cameraMove };
  return build<Scorecard | null>(ctx, {
    stage: "finish",
    slot: "score/video-file",
    version,
    inputs: { digest, expected, scoring: scorecardVersion },
    dependsOn: [video],
    make: async () => ({
      value: await orNothing(async () =>
        ctx.measure.clip({ file: await ctx.files.pathOf(digest), expected, signal: ctx.signal }),
      ),
    }),
    piece: { key: "scorecard", label: "Scorecard" },
  });
}

function measureSound(ctx: RunContext, { video, cut }: VideoToScore): Promise<Built<Scorecard | null>> {
  const { digest } = video.value;
  const speech = cut.voice.map(({ start, sourceRange: { duration } }) => {
    const startSeconds = start.value / start.rate;
    return { startSeconds, endSeconds: startSeconds + duration.value / duration.rate };
  });
  return build<Scorecard | null>(ctx, {
    stage: "finish",
    slot: "score/video-sound",
    version,
    inputs: { digest, speech, scoring: scorecardVersion },
    dependsOn: [video],
    make: async () => ({
      value: await orNothing(async () =>
        ctx.measure.sound({ file: await ctx.files.pathOf(digest), speech, signal: ctx.signal }),
      ),
    }),
  });
}

/** A video without sound, or one that cannot be decoded to its end, is a finding: its numbers are missing on the card. */
async function orNothing(measure: () => Promise<Scorecard>): Promise<Scorecard | null> {
  try {
    return await measure();
  } catch (error) {
    if (error instanceof StudioError && (error.code === "invalid-input" || error.code === "media-failed"))
      return null;
    throw error;
  }
}
