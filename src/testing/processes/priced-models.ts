import { appendFileSync, readFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { hash32 } from "@/domain/random";
import type { Models } from "@/pipeline/ports";
import type { ImageModel, ImageRequest } from "@/providers/contract/image-model";
import type { MediaFile } from "@/providers/contract/media-result";
import type { JobStatus, RemoteJob } from "@/providers/contract/remote-job";
import type {
  LocalTextModel,
  RemoteTextModel,
  TextReply,
  TextRequest,
} from "@/providers/contract/text-model";
import type { VideoModel, VideoRequest } from "@/providers/contract/video-model";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import { fakeModels } from "@/testing/fake-models";

/** A call as the vendor has written it down. Moments are milliseconds since 1970. */
export type VendorLine = {
  operationId: string;
  provider: string;
  micros: number;
  begunAt: number;
  /** When the vendor is done with it. */
  readyAt: number;
};

/** Most that a call costs, in micro-dollars; what it does cost is a little less and differs from call to call. */
const prices = { text: 1_237, image: 37_111, video: 251_003 };

type Shop = {
  /** Append-only file that the vendors of all processes write to. */
  billFile: string;
  latencyMs: number;
};

/** Models of vendors that take real money, in a manner of speaking: they are quick, and write down what they bill. */
export function pricedModels(shop: Shop, { readyClip }: { readyClip: string }): Models {
  const planner = createTemplateTextModel();
  const { models: quick } = fakeModels({ text: planner, makeClip: (_, file) => copyFile(readyClip, file) });
  return {
    ...quick,
    text: pricedText(shop, planner),
    image: pricedImages(shop),
    video: pricedVideos(shop, { facts: quick.video, readyClip }),
  };
}

export function readBill(billFile: string): VendorLine[] {
  const lines = readFileSync(billFile, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as VendorLine);
}

const factsOf = (kind: string) => ({
  id: `priced/${kind}` as const,
  name: `Priced ${kind}`,
  version: "1",
  draft: false,
});

function pricedText(shop: Shop, planner: LocalTextModel): RemoteTextModel {
  const provider = "priced-words";
  return {
    ...factsOf("text"),
    priceMicros: () => prices.text,
    typicalSeconds: 1,
    job: {
      provider,
      ceilingMicros: () => prices.text,
      async submit(request: TextRequest, { operationId }) {
        const { micros } = order(shop, { operationId, provider, ceilingMicros: prices.text });
        await sleep(shop.latencyMs);
        const text = JSON.stringify(await planner.answer(request));
        const usage = { inputTokens: request.prompt.length, outputTokens: text.length };
        const result: TextReply = { text, refusal: null, truncated: false, usage };
        return { state: "answered", result, costMicros: micros };
      },
      find: async () => "unknown",
      status: () => Promise.reject(new Error("an answer that came at once was asked for")),
      cancel: async () => undefined,
    },
  };
}

function pricedImages(shop: Shop): ImageModel {
  return {
    ...factsOf("image"),
    priceMicros: () => prices.image,
    typicalSeconds: 1,
    references: 10,
    job: pricedJob<ImageRequest>(shop, {
      ceilingMicros: prices.image,
      orderOf: ({ size, seed }) => ({ size, seed }),
      async make(wanted, file) {
        const { size, seed } = wanted as Pick<ImageRequest, "size" | "seed">;
        const shade = hash32(String(seed));
        const background = { r: shade & 255, g: (shade >> 8) & 255, b: (shade >> 16) & 255 };
        await sharp({ create: { ...size, channels: 3, background } })
          .png({ compressionLevel: 1 })
          .toFile(`${file}.png`);
        return { path: `${file}.png`, contentType: "image/png" };
      },
    }),
  };
}

function pricedVideos(
  shop: Shop,
  { facts, readyClip }: { facts: VideoModel; readyClip: string },
): VideoModel {
  return {
    ...facts,
    ...factsOf("video"),
    priceMicros: () => prices.video,
    job: pricedJob<VideoRequest>(shop, {
      ceilingMicros: prices.video,
      orderOf: () => null,
      async make(_, file) {
        await copyFile(readyClip, `${file}.mp4`);
        return { path: `${file}.mp4`, contentType: "video/mp4" };
      },
    }),
  };
}

type Order = Pick<ImageRequest, "size" | "seed"> | null;
type Handle = { line: VendorLine; order: Order };

/** A job that any process can ask about: everything it needs is in its handle. */
function pricedJob<Request>(
  shop: Shop,
  work: {
    ceilingMicros: number;
    orderOf(request: Request): Order;
    make(order: Order, fileWithoutEnding: string): Promise<MediaFile>;
  },
): RemoteJob<Request, MediaFile> {
  const provider = "priced-pictures";
  return {
    provider,
    ceilingMicros: () => work.ceilingMicros,
    async submit(request, { operationId }) {
      const line = order(shop, { operationId, provider, ceilingMicros: work.ceilingMicros });
      return { state: "accepted", handle: { line, order: work.orderOf(request) } };
    },
    find: async () => "unknown",
    async status(handle, { waitMs, outputFolder }): Promise<JobStatus<MediaFile>> {
      const { line, order: wanted } = handle as Handle;
      await sleep(Math.min(waitMs, Math.max(0, line.readyAt - Date.now())));
      if (Date.now() < line.readyAt) return { state: "pending", progress: null };
      const result = await work.make(wanted, path.join(outputFolder, line.operationId));
      return { state: "done", result, costMicros: line.micros };
    },
    cancel: async () => undefined,
  };
}

/** The vendor bills what it takes. */
function order(
  { billFile, latencyMs }: Shop,
  { operationId, provider, ceilingMicros }: { operationId: string; provider: string; ceilingMicros: number },
): VendorLine {
  const begunAt = Date.now();
  const micros = ceilingMicros - (hash32(operationId) % 1_000);
  const line = { operationId, provider, micros, begunAt, readyAt: begunAt + latencyMs };
  appendFileSync(billFile, `${JSON.stringify(line)}\n`);
  return line;
}
