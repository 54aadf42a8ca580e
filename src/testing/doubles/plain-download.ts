import { writeFile } from "node:fs/promises";
import { StudioError } from "@/domain/errors";
import type { FetchRemote } from "@/providers/contract/fetch-remote";

const signatures: Record<"image" | "video" | "audio", [contentType: string, pattern: RegExp][]> = {
  image: [
    ["image/png", /^\x89PNG/],
    ["image/jpeg", /^\xff\xd8\xff/],
    ["image/webp", /^RIFF.{4}WEBP/s],
  ],
  video: [["video/mp4", /^.{4}ftyp/s]],
  audio: [["audio/wav", /^RIFF.{4}WAVE/s]],
};

/** Downloads without asking where from, for tests of what comes before and after; fails as the real one does. */
export const plainDownload: FetchRemote = async (url, { toFile, maxBytes, headers = {}, signal, accept }) => {
  const response = await fetch(url, { headers, ...(signal && { signal }) }).catch(unavailable);
  if (response.status >= 500) throw unavailable(new Error(`answered ${response.status}`));
  if (!response.ok) throw new StudioError("media-failed", "The file is not at its address, or not any more.");
  if (Number(response.headers.get("content-length")) > maxBytes) {
    await response.body?.cancel();
    throw new StudioError("media-failed", "The file is too large.");
  }
  const bytes = Buffer.from(await response.arrayBuffer().catch(unavailable));
  const head = bytes.toString("latin1", 0, 16);
  const [contentType] = signatures[accept].find(([, pattern]) => pattern.test(head)) ?? [];
  if (!contentType) throw new StudioError("media-failed", "What was downloaded is not what was asked for.");
  await writeFile(toFile, bytes);
  return { path: toFile, contentType, bytes: bytes.length };
};

function unavailable(cause: unknown): never {
  throw new StudioError("provider-unavailable", "The connection broke.", { cause });
}
