import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { hash32 } from "@/domain/random";
import { encodeWav } from "@/media/sound/wav";
import type { Models } from "@/pipeline/ports";
import type { SoundFile } from "@/providers/contract/audio-models";
import type { ImageModel } from "@/providers/contract/image-model";
import type { LocalTextModel } from "@/providers/contract/text-model";
import type { VideoModel, VideoRequest } from "@/providers/contract/video-model";

/** What the fakes were asked for, in order, e.g. "image shot-2/1" or "clip 48 frames". */
export type Calls = string[];

export type FakeOptions = {
  text: LocalTextModel;
  /** Makes the clip file that a request asks for. */
  makeClip(request: VideoRequest, outputPath: string): Promise<void>;
  /** Called before each piece of work; throw to let it fail, wait to let it hang. */
  before?: (call: string) => Promise<void> | void;
  latencyMs?: number;
  priceMicros?: number;
  /** Stands in the ids, to tell the models of two makers apart. */
  maker?: string;
  /** Whether takes count as drafts; true when left out. */
  draft?: boolean;
};

/**
 * Models that do next to nothing, quickly, and keep a list of what they were asked for: for tests of everything around
 * the models. The files they make are real.
 */
export function fakeModels(options: FakeOptions): { models: Models; calls: Calls } {
  const calls: Calls = [];
  const work = async (call: string) => {
    calls.push(call);
    await options.before?.(call);
    if (options.latencyMs) await sleep(options.latencyMs);
  };
  const { maker = "fake", draft = true } = options;
  const identity = (kind: string) => ({
    id: `${maker}/${kind}` as const,
    name: `Fake ${maker}/${kind}`,
    version: "1",
    draft,
  });
  const sound = async (call: string, folder: string, seconds: number): Promise<SoundFile> => {
    await work(call);
    const file = path.join(folder, `${randomUUID()}.wav`);
    const samples = new Float32Array(Math.round(seconds * 48_000)).map(
      (_, index) => 0.2 * Math.sin(index / 30),
    );
    await writeFile(file, encodeWav([samples, samples], 48_000));
    return { file: { path: file, contentType: "audio/wav" }, durationSeconds: seconds };
  };
  return {
    calls,
    models: {
      text: {
        ...options.text,
        async answer(request) {
          await work(`text ${request.task}`);
          return options.text.answer(request);
        },
      },
      image: fakeImages(identity("image"), { work, priceMicros: options.priceMicros ?? 0 }),
      video: fakeVideos(identity("video"), { work, ...options }),
      music: {
        ...identity("music"),
        priceMicros: () => 0,
        make: ({ outputFolder, durationSeconds }) => sound("music", outputFolder, durationSeconds),
      },
      effects: {
        ...identity("effects"),
        priceMicros: () => 0,
        make: ({ outputFolder, durationSeconds, cue }) =>
          sound(`effect ${cue}`, outputFolder, durationSeconds),
      },
      speech: {
        ...identity("speech"),
        voices: [],
        priceMicros: () => 0,
        make: ({ outputFolder, maxSeconds, text }) =>
          sound(`speech ${text}`, outputFolder, Math.min(1, maxSeconds)),
      },
      moderation: null,
      judge: null,
      fallbacks: { image: [], video: [] },
    },
  };
}

type Identity = { id: `${string}/${string}`; name: string; version: string; draft: boolean };
type Work = (call: string) => Promise<void>;

function fakeImages(
  identity: Identity,
  { work, priceMicros }: { work: Work; priceMicros: number },
): ImageModel {
  return {
    ...identity,
    priceMicros: () => priceMicros,
    typicalSeconds: 1,
    references: 10,
    async draw({ size, scene, moment, seed, outputFolder }) {
      await work(`image ${scene.worldSeed}/${moment}`);
      const shade = hash32(JSON.stringify([scene as Json, moment, seed]));
      const file = path.join(outputFolder, `${randomUUID()}.png`);
      const background = { r: shade & 255, g: (shade >> 8) & 255, b: (shade >> 16) & 255 };
      await sharp({ create: { ...size, channels: 3, background } })
        .png()
        .toFile(file);
      return { path: file, contentType: "image/png" };
    },
  };
}

function fakeVideos(
  identity: Identity,
  { work, makeClip, priceMicros = 0 }: FakeOptions & { work: Work },
): VideoModel {
  type Operation = { file: string; request: VideoRequest };
  const running = new Map<string, Promise<void>>();
  const run = (operation: Operation) => {
    const known = running.get(operation.file);
    if (known !== undefined) return known;
    const started = work(
      `clip ${operation.request.scene.path.start.x}/${operation.request.durationFrames}`,
    ).then(() => makeClip(operation.request, operation.file));
    running.set(operation.file, started);
    return started;
  };
  return {
    ...identity,
    durations: "any",
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 0,
      seed: true,
      negativePrompt: false,
      audio: false,
    },
    priceMicros: () => priceMicros,
    typicalSeconds: () => 1,
    job: {
      provider: "local",
      ceilingMicros: () => priceMicros,
      async submit(request, { outputFolder }) {
        const operation: Operation = { file: path.join(outputFolder, "clip.mp4"), request };
        return { state: "accepted", handle: operation as unknown as Json };
      },
      find: async () => "absent",
      async status(handle) {
        const operation = handle as unknown as Operation;
        try {
          await run(operation);
        } catch (error) {
          if (!(error instanceof StudioError)) throw error;
          running.delete(operation.file);
          const code = error.code === "provider-unavailable" ? error.code : "provider-rejected";
          return { state: "failed", code, reason: error.message, costMicros: 0 };
        }
        const result = { path: operation.file, contentType: "video/mp4" };
        return { state: "done", result, costMicros: priceMicros };
      },
      async cancel(handle) {
        running.delete((handle as unknown as Operation).file);
      },
    },
  };
}
