import { z } from "zod";
import { archiveBytes, type RestoredProject, restoredProject } from "@/domain/export/archive";
import { bytesText } from "@/features/wording/numbers";

/** Why an archive was not restored, in words for the maker. */
export class ArchiveRefused extends Error {
  override readonly name = "ArchiveRefused";
}

/** Sends an archive to this studio and tells how much of it has left, from 0 to 1. Throws `ArchiveRefused`. */
export function sendArchive(
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<RestoredProject> {
  if (file.size > archiveBytes) {
    throw new ArchiveRefused(`${bytesText(file.size)} is too large. At most ${bytesText(archiveBytes)}.`);
  }
  return new Promise((resolve, reject) => {
    // `fetch` cannot tell how much has been sent.
    const request = new XMLHttpRequest();
    const fail = (message: string) => () => reject(new ArchiveRefused(message));
    request.open("POST", "/api/archives");
    request.setRequestHeader("content-type", "application/zip");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener("load", () => {
      const restored = restoredProject.safeParse(request.response);
      if (request.status === 200 && restored.success) return resolve(restored.data);
      const told = z.object({ message: z.string() }).safeParse(request.response);
      reject(new ArchiveRefused(told.success ? told.data.message : `The studio answered ${request.status}.`));
    });
    request.addEventListener("error", fail("It did not arrive. Check the connection and try again."));
    request.addEventListener("abort", fail("Cancelled. Nothing was restored."));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
