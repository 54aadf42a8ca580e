import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import type { CatalogueEntry } from "@/domain/catalogue/catalogue";
import { type EntryOf, findEntry } from "@/domain/catalogue/entries";
import { canonicalJson, type Json } from "@/domain/json";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import { cameraPath } from "@/domain/shot/camera-path";
import type { ImageRequest } from "@/providers/contract/image-model";
import type { MediaInput } from "@/providers/contract/media-result";
import type { JobStatus, LostCall, RemoteJob } from "@/providers/contract/remote-job";
import type { VideoRequest } from "@/providers/contract/video-model";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import {
  createReplicateModels,
  type ReplicateModels,
  type ReplicateOptions,
} from "@/providers/replicate/create-replicate-models";
import { type ReplicateDouble, startReplicateDouble } from "./replicate-double";

export type ReplicateFixture = {
  double: ReplicateDouble;
  models: ReplicateModels;
  folder: string;
  /** Pauses the studio has made; they take no time. */
  pausesMs: number[];
  close(): Promise<void>;
};

/** The studio's side of Replicate against the double, with a clock that stands still but for pauses. */
export async function openReplicate(
  options: Parameters<typeof startReplicateDouble>[0] & { client?: Partial<ReplicateOptions> } = {},
): Promise<ReplicateFixture> {
  const double = await startReplicateDouble(options);
  const folder = await mkdtemp(path.join(tmpdir(), "replicate-"));
  const pausesMs: number[] = [];
  let clock = Date.now();
  const models = createReplicateModels({
    token: double.token,
    baseUrl: double.baseUrl,
    fetchRemote: createFetchRemote({ allow: [double.baseUrl] }),
    now: () => clock,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      pausesMs.push(ms);
      clock += ms;
    },
    ...options.client,
  });
  return {
    double,
    models,
    folder,
    pausesMs,
    async close() {
      await double.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function entryOf<Kind extends CatalogueEntry["kind"]>(kind: Kind, vendorId: string): EntryOf<Kind> {
  const entry = findEntry(`replicate/${vendorId}`);
  const isOfKind = (candidate: CatalogueEntry | null): candidate is EntryOf<Kind> => candidate?.kind === kind;
  if (!isOfKind(entry)) throw new Error(`the catalogue has no ${kind} model ${vendorId}`);
  return entry;
}

const camera: SceneSpec["camera"] = {
  move: "dolly",
  direction: "in",
  size: "medium",
  perspective: "eye-level",
  lensMm: 35,
};

const scene: SceneSpec = {
  setting: { kind: "studio", description: "a plain studio" },
  timeOfDay: "noon",
  weather: "clear",
  mood: "calm",
  palette: ["#112233", "#445566", "#778899"],
  subjects: [],
  camera,
  path: cameraPath({ camera, from: null, seed: 1 }),
  worldSeed: 1,
};

export function videoRequest(changes: Partial<VideoRequest> = {}): VideoRequest {
  return {
    prompt: "A bottle turns slowly in the light",
    negativePrompt: null,
    size: { width: 720, height: 1280 },
    fps: 24,
    durationFrames: 96,
    seed: 7,
    scene,
    firstFrame: null,
    lastFrame: null,
    references: [],
    ...changes,
  };
}

export function imageRequest(changes: Partial<ImageRequest> = {}): ImageRequest {
  return {
    prompt: "A bottle in the light",
    size: { width: 720, height: 1280 },
    seed: 7,
    scene,
    moment: 0,
    references: [],
    ...changes,
  };
}

/** A picture of one colour, or of noise when it has to be too large for a data URL. */
export async function makePictureFile(
  folder: string,
  { name, colour = "#884422", noise = false }: { name: string; colour?: string; noise?: boolean },
): Promise<MediaInput> {
  const file = path.join(folder, `${name}.png`);
  const side = noise ? 400 : 64;
  const background = noise
    ? { create: { width: side, height: side, channels: 3 as const, background: colour, noise: gaussian } }
    : { create: { width: side, height: side, channels: 3 as const, background: colour } };
  await writeFile(file, await sharp(background).png().toBuffer());
  return { path: file, digest: name, contentType: "image/png" };
}

const gaussian = { type: "gaussian" as const, mean: 128, sigma: 60 };

/** A call whose answer was lost just now; `taken` are jobs that other calls of ours have. */
export function lostCall(
  folder: string,
  { callbackUrl = null, taken = [] }: { callbackUrl?: string | null; taken?: Json[] } = {},
): LostCall {
  const others = new Set(taken.map(canonicalJson));
  return {
    operationId: "0194-operation",
    callbackUrl,
    outputFolder: folder,
    submittedAt: new Date(),
    isTaken: async (handle) => others.has(canonicalJson(handle)),
  };
}

export async function submitted<Request, Result>(
  job: RemoteJob<Request, Result>,
  request: Request,
  call: { folder: string; callbackUrl?: string },
): Promise<Json> {
  const { folder, callbackUrl = null } = call;
  const submission = await job.submit(request, {
    operationId: "0194-operation",
    callbackUrl,
    outputFolder: folder,
  });
  if (submission.state !== "accepted") throw new Error("a job on Replicate is never answered at once");
  return submission.handle;
}

/** Asks as the pipeline does, until the job is over. */
export async function ending<Result>(
  job: RemoteJob<never, Result>,
  handle: Json,
  folder: string,
): Promise<Exclude<JobStatus<Result>, { state: "pending" }>> {
  for (let question = 0; question < 50; question++) {
    const status = await job.status(handle, { waitMs: 1000, outputFolder: folder });
    if (status.state !== "pending") return status;
  }
  throw new Error("the job has not ended after fifty questions");
}
