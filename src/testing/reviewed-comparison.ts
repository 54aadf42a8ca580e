import type { Database } from "@/db/client";
import { addComparison, addVariations } from "@/db/queries/comparisons";
import { cuts, exports } from "@/db/schema/all";
import { newId } from "@/db/schema/columns";
import { StudioError } from "@/domain/errors";
import type { Cut } from "@/domain/timeline/cut";
import type { Runtime } from "@/runtime/runtime";
import type { BlobStore } from "@/storage/blob-store";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { serveBlob } from "@/storage/serve-blob";
import { createUrlSigner } from "@/storage/signed-urls";
import { addProjectRun } from "@/testing/makers";

const key = "a key for tests, long enough to be one";

/** What pages of reviews need of a runtime: storage that really serves, and the key that signs. */
export function reviewRuntime(db: Database): Runtime & { blobs: BlobStore } {
  const urls = createUrlSigner({ key });
  const blobs = createMemoryStore({ urls });
  const runtime = {
    db,
    blobs,
    urls,
    secrets: { authSecret: key, urlSigningKey: key },
    serveMedia: (request: Request) => serveBlob(request, { store: blobs, urls }),
    outbox: { add: async () => undefined },
  };
  return runtime as unknown as Runtime & { blobs: BlobStore };
}

/** The next finished version of a project: real bytes in storage, the rows that name them, and no picture. */
export async function addVersion(
  { db, blobs }: { db: Database; blobs: BlobStore },
  { projectId, bytes, version = 1 }: { projectId: string; bytes: string; version?: number },
): Promise<{ exportId: string; digest: string }> {
  const put = (content: string, contentType: string) => blobs.put(Buffer.from(content), { contentType });
  const film = await put(bytes, "video/mp4");
  const { digest: poster } = await put(`poster of ${bytes}`, "image/jpeg");
  const cutId = newId();
  await db.insert(cuts).values({ id: cutId, projectId, version, digest: `cut of ${bytes}`, data: {} as Cut });
  const exportId = newId();
  const pictures = { posterDigest: poster, thumbnailDigest: poster, filmstripDigest: poster };
  const shape = { width: 640, height: 360, fps: 24, durationFrames: 120, bytes: film.bytes };
  await db
    .insert(exports)
    .values({ id: exportId, projectId, cutId, version, digest: film.digest, ...pictures, ...shape });
  return { exportId, digest: film.digest };
}

export type TestVariation = { label: string; projectId: string; exportId: string; digest: string };

/** Of the videos of a reviewed comparison; so long that no link or id has it in it by chance. */
export const firstSeed = 1_500_000_000;

/** A comparison of finished videos by different seeds. */
export async function addReviewedComparison(
  source: { db: Database; blobs: BlobStore },
  { ownerId, labels }: { ownerId: string; labels: readonly string[] },
): Promise<{ comparisonId: string; title: string; variations: TestVariation[] }> {
  const { db } = source;
  const title = `Which seed of ${labels.join(" and ")}`;
  const comparisonId = await addComparison(db, { ownerId, title, kind: "seeds", requestKey: newId() });
  if (!comparisonId) throw new StudioError("conflict", "The comparison could not be added");
  const variations: TestVariation[] = [];
  for (const [position, label] of labels.entries()) {
    const { projectId } = await addProjectRun(db, { ownerId, title: `Project of ${label}` });
    const version = await addVersion(source, { projectId, bytes: `film of ${label}` });
    await addVariations(db, [
      { comparisonId, position, projectId, label, difference: { kind: "seeds", seed: firstSeed + position } },
    ]);
    variations.push({ label, projectId, ...version });
  }
  return { comparisonId, title, variations };
}
