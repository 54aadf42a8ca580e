import { createReadStream } from "node:fs";
import path from "node:path";
import type { Database } from "@/db/client";
import { findCutOut, keepCutOut } from "@/db/queries/cut-outs";
import type { CutOut } from "@/db/schema/cut-outs";
import { StudioError } from "@/domain/errors";
import type { NotCut } from "@/media/cut-out/cut-out";
import type { CutOutFiles, CutOutResult } from "@/media/cut-out/cut-out.task";
import { digestOf } from "@/pipeline/content-key";
import type { StageDeps } from "@/pipeline/ports";

/** Raised when the same picture would be cut out otherwise. */
const methodVersion = 1;

const refusals: Record<NotCut, string> = {
  transparent: "This picture is cut out already: its ground is transparent.",
  "busy-backdrop":
    "The ground is too lively to be told from the thing. Photograph it on one colour, with air around it.",
  "nothing-found":
    "Nothing stands apart from the ground. Photograph it on another colour, with air around it.",
};

/**
 * Cuts the thing out of a stored picture; with `holes` also where the backdrop shows through it. The same is cut once. Throws
 * "invalid-input" with what to do where it cannot be done.
 */
export type CutOuts = (of: { digest: string; holes: boolean }) => Promise<Omit<CutOut, "createdAt">>;

export const createCutOuts =
  ({
    db,
    deps: { blobs, files, workers },
  }: {
    db: Database;
    deps: Pick<StageDeps, "blobs" | "files" | "workers">;
  }): CutOuts =>
  async ({ digest: sourceDigest, holes }) => {
    const contentKey = digestOf({ method: "cut-out", methodVersion, sourceDigest, holes });
    const known = await findCutOut(db, contentKey);
    if (known && (await blobs.head(known.digest)) && (await blobs.head(known.thumbnailDigest))) return known;
    const source = await files.pathOf(sourceDigest);
    const cut = await files.inFolder(async (folder) => {
      const [outputPath, thumbnailPath] = [path.join(folder, "cut.png"), path.join(folder, "small.webp")];
      const input: CutOutFiles = { path: source, outputPath, thumbnailPath, holes };
      const made = await workers.run<CutOutResult>("media/cut-out/cut-out.task", input);
      if ("notCut" in made) throw new StudioError("invalid-input", refusals[made.notCut]);
      const picture = await blobs.put(createReadStream(outputPath), { contentType: "image/png" });
      const small = await blobs.put(createReadStream(thumbnailPath), { contentType: "image/webp" });
      const { digest, bytes } = picture;
      return { contentKey, sourceDigest, digest, thumbnailDigest: small.digest, bytes, ...made };
    });
    await keepCutOut(db, cut);
    return cut;
  };
