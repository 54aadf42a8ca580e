import { setTimeout as wait } from "node:timers/promises";
import type { CatalogueEntry, ImageEntry, SoundEntry, VideoEntry } from "@/domain/catalogue/catalogue";
import { type PricedRequest, priceOf } from "@/domain/catalogue/price-of";
import type { EffectsModel, MusicModel, SpeechModel } from "../contract/audio-models";
import type { FetchRemote } from "../contract/fetch-remote";
import type { ImageModel } from "../contract/image-model";
import type { VideoModel } from "../contract/video-model";
import { type Correction, correctEntry } from "./correct-entry";
import { readLiveInputs } from "./live-schema";
import { orderImage, pricedImage } from "./order-image";
import { orderEffect, orderMusic, orderSpeech } from "./order-sound";
import { orderVideo, pricedVideo } from "./order-video";
import { createReplicateApi, type ReplicateAccess } from "./replicate-api";
import { createReplicateJob, type JobParts, type RunnableEntry } from "./replicate-job";
import { createWebhookVerifier, type VerifiedWebhook, type WebhookMessage } from "./webhook";

/** Goes up when the same request is put into other words than before. */
const wordingVersion = "1";

export const replicateBaseUrl = "https://api.replicate.com/v1";

export type ReplicateOptions = Omit<ReplicateAccess, "baseUrl"> & {
  baseUrl?: string;
  fetchRemote: FetchRemote;
  now?: () => number;
  sleep?: JobParts["sleep"];
};

/** Models of one account at Replicate, each made from its entry in the catalogue. */
export type ReplicateModels = {
  video(entry: VideoEntry): VideoModel;
  image(entry: ImageEntry): ImageModel;
  music(entry: SoundEntry): MusicModel;
  speech(entry: SoundEntry): SpeechModel;
  effects(entry: SoundEntry): EffectsModel;
  /** The entry as the model is today; unchanged when the vendor shows no schema. */
  correct(entry: CatalogueEntry): Promise<Correction>;
  /** Throws "forbidden" for messages that are not Replicate's; see createWebhookVerifier. */
  verifyWebhook(message: WebhookMessage): Promise<VerifiedWebhook>;
};

export function createReplicateModels(options: ReplicateOptions): ReplicateModels {
  const { token, fetchRemote, baseUrl = replicateBaseUrl, now = Date.now, sleep = pause } = options;
  const api = createReplicateApi({ ...options, baseUrl });
  const parts: JobParts = { api, token, baseUrl, fetchRemote, now, sleep };
  const sound = (entry: SoundEntry) => ({
    ...factsOf(entry),
    priceMicros: ({ durationSeconds, characters }: { durationSeconds: number; characters: number }) =>
      estimate(entry, {
        seconds: Math.min(durationSeconds, entry.maxSeconds ?? durationSeconds),
        characters,
      }),
  });
  const soundJob = <Request>(
    entry: SoundEntry,
    order: (entry: SoundEntry, request: Request) => ReturnType<typeof orderMusic>,
  ) =>
    createReplicateJob<Request>(entry, { order: (request) => order(entry, request), output: "audio" }, parts);
  return {
    video: (entry) => createVideoModel(entry, parts),
    image: (entry) => createImageModel(entry, parts),
    music: (entry) => ({ ...sound(entry), job: soundJob(entry, orderMusic) }),
    effects: (entry) => ({ ...sound(entry), job: soundJob(entry, orderEffect) }),
    speech: (entry) => ({ ...sound(entry), voices: entry.voices, job: soundJob(entry, orderSpeech) }),
    async correct(entry) {
      const live = await readLiveInputs(api, entry.vendorId);
      return live ? correctEntry(entry, live) : { entry, differences: [] };
    },
    verifyWebhook: createWebhookVerifier(api, { now }),
  };
}

function createVideoModel(entry: VideoEntry, parts: JobParts): VideoModel {
  return {
    ...factsOf(entry),
    durations: entry.durations,
    capabilities: entry.capabilities,
    priceMicros: (request) =>
      pricedVideo(entry, request).reduce((sum, priced) => sum + estimate(entry, priced), 0),
    typicalSeconds: () => entry.typicalSeconds,
    job: createReplicateJob(
      entry,
      { order: (request) => orderVideo(entry, request), output: "video" },
      parts,
    ),
  };
}

function createImageModel(entry: ImageEntry, parts: JobParts): ImageModel {
  return {
    ...factsOf(entry),
    typicalSeconds: entry.typicalSeconds,
    references: entry.capabilities.references,
    seed: entry.capabilities.seed,
    lora: entry.fields.lora !== undefined,
    composition: entry.needsReference ? { as: "first-reference", required: false } : null,
    priceMicros: (size) => estimate(entry, pricedImage(entry, size)),
    job: createReplicateJob(
      entry,
      { order: (request) => orderImage(entry, request), output: "image" },
      parts,
    ),
  };
}

const factsOf = ({ id, name, version }: RunnableEntry & Pick<CatalogueEntry, "id">) => ({
  id,
  name,
  version: version === undefined ? wordingVersion : `${wordingVersion}-${version.slice(0, 8)}`,
  draft: false,
});

const estimate = (entry: CatalogueEntry, priced: PricedRequest) =>
  priceOf(entry, { computeSeconds: entry.typicalSeconds, ...priced });

async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, signal ? { signal } : {});
}
