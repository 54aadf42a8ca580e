import path from "node:path";
import { StudioError } from "@/domain/errors";
import type { FetchRemote } from "../contract/fetch-remote";
import type { MediaFile } from "../contract/media-result";
import { wasNeverSent } from "../http/never-sent";

export type OutputKind = "image" | "video" | "audio";

const limits: Record<OutputKind, { maxBytes: number; extension: string }> = {
  image: { maxBytes: 100_000_000, extension: "png" },
  video: { maxBytes: 1_000_000_000, extension: "mp4" },
  audio: { maxBytes: 200_000_000, extension: "wav" },
};

/** A download that breaks off is begun again after these. */
const againAfterMs = [1000, 2000, 4000] as const;

export type DownloadParts = {
  fetchRemote: FetchRemote;
  token: string;
  baseUrl: string;
  sleep: (ms: number) => Promise<void>;
};

/**
 * Brings an output to our disk. Throws "media-failed" when it is gone, is no such medium or breaks off time and again,
 * and "provider-unavailable" as long as its host cannot be reached: it is paid for, and asked for again later.
 */
export async function downloadOutput(
  address: string,
  file: { kind: OutputKind; folder: string; name: string; signal?: AbortSignal | undefined },
  { fetchRemote, token, baseUrl, sleep }: DownloadParts,
): Promise<MediaFile> {
  if (!/^https?:/.test(address) || !URL.canParse(address)) {
    throw new StudioError("media-failed", "Replicate has named no file as the result. Try again.");
  }
  const url = new URL(address);
  const { maxBytes, extension } = limits[file.kind];
  const [, written = extension] = /\.([a-z0-9]{2,4})$/i.exec(url.pathname) ?? [];
  const options = {
    toFile: path.join(/*turbopackIgnore: true*/ file.folder, `${file.name}.${written.toLowerCase()}`),
    maxBytes,
    accept: file.kind,
    ...(mayHaveKey(url, baseUrl) && { headers: { authorization: `Bearer ${token}` } }),
    ...(file.signal && { signal: file.signal }),
  };
  return againWhenBroken(async () => {
    const { path: saved, contentType } = await fetchRemote(address, options);
    return { path: saved, contentType };
  }, sleep);
}

async function againWhenBroken(
  download: () => Promise<MediaFile>,
  sleep: (ms: number) => Promise<void>,
): Promise<MediaFile> {
  for (const ms of againAfterMs) {
    try {
      return await download();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await sleep(ms);
    }
  }
  try {
    return await download();
  } catch (error) {
    throw isPassing(error) && !wasNeverSent(error) ? brokenOff(error) : error;
  }
}

const isPassing = (error: unknown) => error instanceof StudioError && error.code === "provider-unavailable";

const brokenOff = (cause: unknown) =>
  new StudioError(
    "media-failed",
    "The result could not be downloaded from Replicate in one piece. Try again.",
    {
      cause,
    },
  );

/** The key is for the vendor's own hosts; an output may lie anywhere. */
export function mayHaveKey(url: URL, baseUrl: string): boolean {
  if (url.origin === new URL(baseUrl).origin) return true;
  return url.protocol === "https:" && /(^|\.)replicate\.(com|delivery)$/.test(url.hostname);
}
