import type { IncomingMessage } from "node:http";
import { StudioError } from "@/domain/errors";
import { writeFileFrom } from "@/files/write-file";
import type { Deadline } from "./deadline";
import { type MediaKind, sniffedBytes, sniffMedia } from "./sniff-media";

export type BodyLimits = { maxBytes: number; accept: MediaKind; idleMs: number; deadline: Deadline };

/**
 * Writes an answer's body to a new file, as far as it is of the wanted kind and size; both are judged while it comes
 * in. Throws StudioError "media-failed" for another kind, an empty or a too large body, "provider-unavailable" for one
 * that breaks off. What was written until then is left to the caller.
 */
export async function saveBody(
  response: IncomingMessage,
  path: string,
  limits: BodyLimits,
): Promise<{ contentType: string; bytes: number }> {
  if (Number(response.headers["content-length"] ?? 0) > limits.maxBytes) throw tooLarge(limits.maxBytes);
  const found = { contentType: "", bytes: 0 };
  const { signal } = limits.deadline;
  await writeFileFrom(path, judged(received(response, limits), limits, found), { flags: "wx", signal });
  return found;
}

/** The body as it arrives; one that is shorter than was announced ends in an error. */
async function* received(
  response: IncomingMessage,
  { deadline, idleMs }: BodyLimits,
): AsyncGenerator<Buffer, void> {
  try {
    for await (const chunk of response) {
      deadline.expectWithin(idleMs);
      yield chunk;
    }
  } catch (error) {
    throw new StudioError(
      "provider-unavailable",
      "The connection broke in the middle of the download. Try it again.",
      { cause: error },
    );
  }
}

async function* judged(
  chunks: AsyncIterable<Buffer>,
  { maxBytes, accept }: BodyLimits,
  found: { contentType: string; bytes: number },
): AsyncGenerator<Buffer, void> {
  let head = Buffer.alloc(0);
  for await (const chunk of chunks) {
    found.bytes += chunk.length;
    if (found.bytes > maxBytes) throw tooLarge(maxBytes);
    if (found.contentType !== "") {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < sniffedBytes) continue;
    found.contentType = typeOf(head, accept);
    yield head;
  }
  if (found.contentType !== "") return;
  found.contentType = typeOf(head, accept);
  yield head;
}

function typeOf(head: Buffer, accept: MediaKind): string {
  const contentType = sniffMedia(head, accept);
  if (contentType) return contentType;
  throw new StudioError("media-failed", `What was downloaded is not ${nouns[accept]} that can be used.`);
}

const nouns: Record<MediaKind, string> = { image: "a picture", video: "a video", audio: "a sound" };

function tooLarge(maxBytes: number): StudioError {
  const megabytes = Math.max(1, Math.floor(maxBytes / 1_000_000));
  return new StudioError(
    "media-failed",
    `The file is larger than the ${megabytes} MB that are allowed here.`,
  );
}
