import { randomUUID } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { builtInNames } from "@/domain/catalogue/built-in-models";
import { isCancellation, StudioError } from "@/domain/errors";
import { canonicalJson, type Json } from "@/domain/json";
import { pixelSize } from "@/domain/media/format";
import { sceneSpec } from "@/domain/picture/scene-spec";
import type { EngineDescription } from "@/media/ffmpeg/engine";
import type { MediaFile } from "@/providers/contract/media-result";
import type { JobStatus } from "@/providers/contract/remote-job";
import type { VideoModel } from "@/providers/contract/video-model";
import type { WorkerPool } from "@/workers/worker-pool";
import { animaticVersion } from "./animatic-image-model";
import type { DrawClipInput } from "./draw-clip.task";
import { fileName } from "./file-name";
import { photoPaths } from "./photo-paths";

const mediaInput = z.object({ path: z.string(), digest: z.string(), contentType: z.string() });

/** Everything the drawing needs: another process can take a clip up from its handle alone. */
const clipHandle = z.object({
  outputFolder: z.string(),
  size: pixelSize,
  fps: z.int().positive(),
  durationFrames: z.int().positive(),
  seed: z.int(),
  scene: sceneSpec,
  firstFrame: mediaInput.nullable(),
  lastFrame: mediaInput.nullable(),
  references: z.array(mediaInput.extend({ role: z.enum(["product", "element"]) })),
});
type ClipHandle = z.infer<typeof clipHandle>;

type ClipStatus = JobStatus<MediaFile>;

/** A clip being drawn by this process. */
type Drawing = {
  progress: number;
  /** Set when it is over. */
  result: ClipStatus | null;
  abort: AbortController;
  /** Called on every tenth drawn and at the end. */
  listeners: Set<() => void>;
  over: Promise<void>;
};

/**
 * Draws clips as camera moves over layered illustrations, in child processes of `workers`, encoded by the media
 * engine that `engine` names. Free and deterministic. A clip starts exactly on `firstFrame` and ends exactly on `lastFrame`. A
 * handle this process does not know, as after a restart, is drawn again from the beginning.
 */
export function createAnimaticVideoModel({
  workers,
  engine,
}: {
  workers: WorkerPool;
  engine: () => Promise<EngineDescription>;
}): VideoModel {
  const drawings = new Map<string, Drawing>();
  const drawingOf = (handle: ClipHandle) => {
    const key = canonicalJson(handle);
    const known = drawings.get(key);
    if (known) return known;
    const drawing = startDrawing(handle, { workers, engine });
    drawings.set(key, drawing);
    return drawing;
  };
  return {
    id: "animatic/clips",
    name: builtInNames["animatic/clips"],
    version: animaticVersion,
    draft: true,
    durations: "any",
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 10,
      seed: true,
      negativePrompt: false,
      audio: false,
    },
    priceMicros: () => 0,
    typicalSeconds: ({ size, durationSeconds }) =>
      1.5 + (durationSeconds * size.width * size.height) / 700_000,
    job: {
      provider: "local",
      ceilingMicros: () => 0,
      async submit(request, { outputFolder }) {
        const handle = clipHandle.parse({ ...request, outputFolder });
        drawingOf(handle);
        return { state: "accepted", handle };
      },
      // Drawing again costs nothing but time.
      find: async () => "absent",
      async status(operation, { waitMs, signal }) {
        const handle = readHandle(operation);
        const finished = clipPath(handle);
        if (await exists(finished)) return done(finished);
        const drawing = drawingOf(handle);
        if (!drawing.result) await change(drawing, { waitMs, signal });
        if (!drawing.result) return { state: "pending", progress: drawing.progress };
        drawings.delete(canonicalJson(handle));
        return drawing.result;
      },
      async cancel(operation) {
        const key = canonicalJson(readHandle(operation));
        const drawing = drawings.get(key);
        drawing?.abort.abort();
        await drawing?.over;
        drawings.delete(key);
      },
    },
  };
}

function readHandle(operation: Json): ClipHandle {
  const handle = clipHandle.safeParse(operation);
  if (handle.success) return handle.data;
  throw new StudioError("provider-rejected", "This is not a clip that the animatic model has started", {
    cause: handle.error,
  });
}

const done = (file: string): ClipStatus => ({
  state: "done",
  result: { path: file, contentType: "video/mp4" },
  costMicros: 0,
});

const clipPath = (handle: ClipHandle) => path.join(handle.outputFolder, fileName("clip", handle, "mp4"));

const exists = (file: string) =>
  stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw new StudioError("storage-failed", `Cannot read ${file}`, { cause: error });
    },
  );

function startDrawing(
  handle: ClipHandle,
  { workers, engine }: { workers: WorkerPool; engine: () => Promise<EngineDescription> },
): Drawing {
  const outputPath = clipPath(handle);
  const unfinishedPath = `${outputPath}.${randomUUID()}.part`;
  const drawing: Drawing = {
    progress: 0,
    result: null,
    abort: new AbortController(),
    listeners: new Set(),
    over: Promise.resolve(),
  };
  const tell = () => {
    for (const listener of drawing.listeners) listener();
  };
  const draw = async (): Promise<ClipStatus> => {
    const input: DrawClipInput = {
      scene: handle.scene,
      size: handle.size,
      fps: handle.fps,
      durationFrames: handle.durationFrames,
      seed: handle.seed,
      given: { first: handle.firstFrame?.path ?? null, last: handle.lastFrame?.path ?? null },
      photos: photoPaths(handle.scene, handle.references),
      engine: await engine(),
      outputPath,
      unfinishedPath,
    };
    const onProgress = (progress: number) => {
      const worthTelling = Math.floor(progress * 10) > Math.floor(drawing.progress * 10);
      drawing.progress = progress;
      if (worthTelling) tell();
    };
    await workers.run("providers/animatic/draw-clip.task", input, {
      signal: drawing.abort.signal,
      onProgress,
    });
    return done(outputPath);
  };
  drawing.over = draw()
    .catch(async (error: unknown): Promise<ClipStatus> => {
      await rm(unfinishedPath, { force: true });
      return failed(error);
    })
    .then((result) => {
      drawing.result = result;
      tell();
    });
  return drawing;
}

function failed(error: unknown): ClipStatus {
  const reason = error instanceof Error ? error.message : String(error);
  // The same drawing fails the same way; only a process that was ended from outside is worth another try.
  const retryable = !isCancellation(error) && error instanceof StudioError && error.code === "media-failed";
  return {
    state: "failed",
    code: retryable ? "provider-unavailable" : "provider-rejected",
    reason,
    costMicros: 0,
  };
}

/** Resolves when the drawing has something to tell or `waitMs` have passed; rejects with "cancelled" on an abort. */
function change(
  drawing: Drawing,
  { waitMs, signal }: { waitMs: number; signal: AbortSignal | undefined },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      drawing.listeners.delete(onChange);
      signal?.removeEventListener("abort", onAbort);
      finish();
    };
    const onChange = () => settle(resolve);
    const onAbort = () =>
      settle(() => reject(new StudioError("cancelled", "Cancelled", { cause: signal?.reason })));
    const timer = setTimeout(onChange, waitMs);
    drawing.listeners.add(onChange);
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted) onAbort();
  });
}
