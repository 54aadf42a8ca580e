import { Readable, Transform } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { StudioError } from "@/domain/errors";
import { writeFileFrom } from "@/files/write-file";
import type { SignedInContext } from "@/server/context";
import { takeFromLimit } from "@/server/limits";

const uploadsAnHour = 120;
/** More of a name says nothing. */
export const fileNameCharacters = 200;

/** Counts an upload. Throws "invalid-input" for one without a body, "rate-limited" for one too many. */
export async function startUpload(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  body: ReadableStream<Uint8Array> | null,
): Promise<ReadableStream<Uint8Array>> {
  if (!body) throw new StudioError("invalid-input", "The file is empty. Choose another one.");
  await takeFromLimit(db, {
    key: `uploads/${user.userId}`,
    limit: uploadsAnHour,
    windowSeconds: 3600,
    what: "uploads",
  });
  return body;
}

/**
 * Writes an upload to a file, up to its limit: an endless one ends here, not on a full disk. Throws "invalid-input" for a
 * larger one, and `advice` says what to do.
 */
export async function receiveFile(
  body: ReadableStream<Uint8Array>,
  path: string,
  { maxBytes, advice = "Save it smaller and try again." }: { maxBytes: number; advice?: string },
): Promise<void> {
  await writeFileFrom(path, Readable.fromWeb(body), { through: limited(maxBytes, advice) });
}

function limited(bytes: number, advice: string): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen <= bytes) return done(null, chunk);
      const most = Math.round(bytes / 1024 / 1024);
      done(new StudioError("invalid-input", `The file is larger than ${most} MB. ${advice}`));
    },
  });
}
