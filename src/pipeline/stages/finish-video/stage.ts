import { stat } from "node:fs/promises";
import path from "node:path";
import type { Built, ExportFiles } from "@/domain/build/build";
import type { Plan } from "@/domain/plan/plan";
import type { Cut } from "@/domain/timeline/cut";
import { makeFilmstrip } from "@/media/frames/filmstrip";
import { extractFrameAt } from "@/media/frames/still";
import { renderCut } from "@/media/render/render-cut";
import { build, type Making, pieceProgress } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { type ScoredVideo, scoreVideo } from "@/pipeline/score-video";
import { segmentShelf } from "@/pipeline/segment-shelf";
import { inStage, note } from "@/pipeline/stage";
import { storeFile } from "@/pipeline/stored-media";

const version = 1;
const filmstripPictures = 10;
const filmstripHeightPixels = 120;
const thumbnailSidePixels = 640;

export type FinishedVideo = Built<ExportFiles>;

/** One encode from the takes to the video that people see, with poster, thumbnail and filmstrip. */
export function finishVideo(
  ctx: RunContext,
  {
    planned,
    cut,
    cutId,
    scored,
  }: {
    planned: Built<{ plan: Plan }>;
    cut: Built<Cut>;
    cutId: string;
    /** What was measured of its parts; null with quality control off: then it gets no scorecard. */
    scored: ScoredVideo | null;
  },
): Promise<FinishedVideo> {
  return inStage(ctx, { stage: "finish", total: scored ? 2 : 1 }, async () => {
    const { plan } = planned.value;
    const { title } = plan;
    const draft = ctx.models.video.draft;
    const finished = await build<ExportFiles>(ctx, {
      stage: "finish",
      slot: "video",
      version,
      inputs: { cut: cut.value, title, draft },
      dependsOn: [cut],
      make: () => render(ctx, { cut: cut.value, title, draft }),
      piece: { key: "video", label: "Video" },
    });
    const {
      exportId,
      version: exported,
      isNew,
    } = await ctx.steps.run("finish/save", () => ctx.records.saveExport(ctx.run, cutId, finished.value));
    if (!isNew && ctx.run.options.rebuild === "cut") await tellKnownVersion(ctx, exported);
    if (scored) await scoreVideo(ctx, { exportId, video: finished, plan, cut: cut.value, scored });
    return { value: finished, cached: finished.cached };
  });
}

async function tellKnownVersion(ctx: RunContext, exported: number): Promise<void> {
  await ctx.steps.run("finish/known", async () => {
    const message = `These takes make version ${exported}, which you have already.`;
    await note(ctx, { stage: "finish", level: "info", message });
    return null;
  });
}

function render(
  ctx: RunContext,
  { cut, title, draft }: { cut: Cut; title: string; draft: boolean },
): Promise<Making<ExportFiles>> {
  const report = pieceProgress(ctx, "finish", "video");
  return ctx.files.inFolder(async (folder) => {
    const engine = await ctx.media();
    const inside = (name: string) => path.join(folder, name);
    let told: Promise<void> = Promise.resolve();
    const { lengthFrames, missingScripts } = await renderCut(cut, {
      engine,
      workers: ctx.workers,
      resolveMedia: (digest) => ctx.files.pathOf(digest),
      outputPath: inside("video.mp4"),
      shelf: segmentShelf(ctx, ctx.run.ownerId),
      metadata: { title, comment: draft ? "Draft made with Framewright" : "Made with Framewright" },
      signal: ctx.signal,
      onProgress: (progress) => {
        told = told.then(() => report(progress));
      },
    });
    await told;
    if (missingScripts.length > 0) {
      await note(ctx, {
        stage: "finish",
        level: "warning",
        message: `Some text could not be drawn: no font here covers ${missingScripts.join(", ")}.`,
      });
    }
    const seconds = Math.min(1.5, lengthFrames / cut.fps / 4);
    const still = { seconds, signal: ctx.signal };
    await extractFrameAt(engine, inside("video.mp4"), { ...still, outputPath: inside("poster.jpg") });
    await extractFrameAt(engine, inside("video.mp4"), {
      ...still,
      outputPath: inside("thumbnail.webp"),
      maxSidePixels: thumbnailSidePixels,
    });
    await makeFilmstrip(engine, inside("video.mp4"), {
      count: filmstripPictures,
      heightPixels: filmstripHeightPixels,
      outputPath: inside("filmstrip.jpg"),
      signal: ctx.signal,
    });
    const store = (name: string, contentType: string) => storeFile(ctx, { path: inside(name), contentType });
    const value: ExportFiles = {
      digest: await store("video.mp4", "video/mp4"),
      posterDigest: await store("poster.jpg", "image/jpeg"),
      thumbnailDigest: await store("thumbnail.webp", "image/webp"),
      filmstripDigest: await store("filmstrip.jpg", "image/jpeg"),
      ...cut.size,
      fps: cut.fps,
      durationFrames: lengthFrames,
      bytes: (await stat(inside("video.mp4"))).size,
    };
    const digests = [value.digest, value.posterDigest, value.thumbnailDigest, value.filmstripDigest];
    return { value, digests };
  });
}
