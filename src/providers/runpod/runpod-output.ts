import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { StudioError } from "@/domain/errors";
import type { WorkflowKind } from "@/domain/workflow/workflow-inputs";
import { writeAtomically } from "@/media/files/write-atomically";
import { probeMedia } from "@/media/probe/probe-media";
import type { FetchRemote } from "@/providers/contract/fetch-remote";
import type { MediaFile } from "@/providers/contract/media-result";
import type { WorkerFile } from "./runpod-answers";

const contentTypes: Record<WorkflowKind, Record<string, string>> = {
  video: { mp4: "video/mp4", mov: "video/quicktime", webm: "video/webm", mkv: "video/x-matroska" },
  image: { png: "image/png", webp: "image/webp", jpg: "image/jpeg", jpeg: "image/jpeg" },
};

const maxBytes: Record<WorkflowKind, number> = { video: 2_000_000_000, image: 64_000_000 };

const extensionOf = ({ filename }: WorkerFile) => path.extname(filename).slice(1).toLowerCase();

/** The last of a job's files that is of the kind. */
export const outputFile = (files: readonly WorkerFile[], kind: WorkflowKind): WorkerFile | null =>
  files.findLast((file) => extensionOf(file) in contentTypes[kind]) ?? null;

/**
 * Puts a file of a job into the folder. Throws "media-failed" for one that is gone or is not what its name says,
 * "provider-unavailable" for a download that may go well another time.
 */
export async function saveOutput(
  file: WorkerFile,
  {
    kind,
    toFolder,
    name,
    fetchRemote,
    signal,
  }: {
    kind: WorkflowKind;
    toFolder: string;
    name: string;
    fetchRemote: FetchRemote;
    signal?: AbortSignal | undefined;
  },
): Promise<MediaFile> {
  const toFile = path.join(/*turbopackIgnore: true*/ toFolder, `${name}.${extensionOf(file)}`);
  if (file.type === "s3_url") {
    const options = { toFile, maxBytes: maxBytes[kind], accept: kind, ...(signal && { signal }) };
    const saved = await fetchRemote(file.data, options);
    return { path: saved.path, contentType: saved.contentType };
  }
  const bytes = Buffer.from(file.data.replace(/^data:[^,]*,/, ""), "base64");
  await writeAtomically(toFile, (temporary) => writeFile(temporary, bytes));
  await requireKind(toFile, kind);
  return { path: toFile, contentType: contentTypes[kind][extensionOf(file)] ?? "" };
}

async function requireKind(file: string, kind: WorkflowKind): Promise<void> {
  const found = await probeMedia(file).then(
    ({ info }) => info.kind,
    (error: unknown) => error,
  );
  if (found === kind) return;
  await rm(file, { force: true });
  throw new StudioError(
    "media-failed",
    `The file that came back is damaged, or is no ${kind}. Have it made again.`,
    typeof found === "string" ? {} : { cause: found },
  );
}

/** A picture as it travels in a request. */
export const asBase64 = async ({ path: file }: { path: string }): Promise<string> =>
  (await readFile(file)).toString("base64");
