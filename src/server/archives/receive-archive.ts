import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import { StudioError } from "@/domain/errors";
import { archiveBytes, type RestoredProject } from "@/domain/export/archive";
import { restoreArchive } from "@/runtime/archive/restore-archive";
import { audit } from "@/server/audit/audit-mutation";
import type { SignedInContext } from "@/server/context";
import { takeFromLimit } from "@/server/limits";
import { receiveFile } from "@/server/uploads/streaming";

const restoresAnHour = 20;

/** Takes a project archive in and makes a project of it that belongs to its sender. What was refused is in the log, too. */
export async function receiveArchive(
  { db, runtime, user, address }: SignedInContext,
  body: ReadableStream<Uint8Array> | null,
): Promise<RestoredProject> {
  if (!body) throw new StudioError("invalid-input", "The file is empty. Choose another one.");
  await takeFromLimit(db, {
    ...{ key: `archives/${user.userId}`, limit: restoresAnHour, windowSeconds: 3600, what: "archives" },
  });
  const done = { action: "archives.restore", input: null };
  try {
    const restored = await runtime.deps.files.inFolder(async (folder) => {
      const received = path.join(folder, "received.zip");
      const advice = "Archives of that size are not taken in.";
      await receiveFile(body, received, { maxBytes: archiveBytes, advice });
      return restoreArchive({ db, blobs: runtime.blobs }, { path: received, ownerId: user.userId });
    });
    const change = { target: restored.projectId };
    await audit({ db, user, address }, { ...done, answer: restored, errorCode: null, change });
    return restored;
  } catch (error) {
    const errorCode = error instanceof StudioError ? error.code : "unexpected";
    await audit({ db, user, address }, { ...done, answer: null, errorCode, change: null });
    throw error;
  }
}
