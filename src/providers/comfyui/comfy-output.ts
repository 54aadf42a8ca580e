import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StudioError } from "@/domain/errors";
import type { WorkflowKind } from "@/domain/workflow/workflow-inputs";
import type { FetchRemote } from "@/providers/contract/fetch-remote";
import type { MediaFile } from "@/providers/contract/media-result";
import { wasNeverSent } from "@/providers/http/never-sent";
import { authorization, type RenderEndpoint } from "@/providers/rendering/render-call";
import type { SavedFile } from "./comfy-answers";

/** What we can read, best first. Animated WebP and GIF are not among them: they carry no frame rate to rely on. */
const extensions: Record<WorkflowKind, readonly string[]> = {
  video: ["mp4", "mov", "webm", "mkv"],
  image: ["png", "webp", "jpg", "jpeg"],
};

const maxBytes: Record<WorkflowKind, number> = { video: 2_000_000_000, image: 64_000_000 };

const extensionOf = ({ filename }: SavedFile) => path.extname(filename).slice(1).toLowerCase();

/** Of the files of a prompt the one that is meant: the last of the kind, kept ones before temporary ones. */
export function outputFile(files: readonly SavedFile[], kind: WorkflowKind): SavedFile | null {
  const fitting = files.filter((file) => extensions[kind].includes(extensionOf(file)));
  return fitting.findLast(({ type }) => type === "output") ?? fitting.at(-1) ?? null;
}

export type Download = {
  endpoint: RenderEndpoint;
  fetchRemote: FetchRemote;
  kind: WorkflowKind;
  promptId: string;
  outputFolder: string;
  /** Waits between tries, in milliseconds. */
  retryMs: readonly number[];
  signal?: AbortSignal | undefined;
};

/**
 * Fetches a file of a finished prompt. Throws "provider-unavailable" when the server cannot be reached, since the file
 * is still there, and "media-failed" when it is gone, unusable, or breaks off at every try.
 */
export async function downloadOutput(file: SavedFile, download: Download): Promise<MediaFile> {
  const { endpoint, fetchRemote, kind, promptId, outputFolder, retryMs, signal } = download;
  const query = new URLSearchParams({ filename: file.filename, subfolder: file.subfolder, type: file.type });
  const toFile = path.join(/*turbopackIgnore: true*/ outputFolder, `${promptId}.${extensionOf(file)}`);
  for (const [tries, waitMs] of [...retryMs, null].entries()) {
    try {
      const saved = await fetchRemote(`${endpoint.url}/view?${query}`, {
        toFile,
        maxBytes: maxBytes[kind],
        headers: authorization(endpoint.token),
        accept: kind,
        ...(signal && { signal }),
      });
      return { path: saved.path, contentType: saved.contentType };
    } catch (error) {
      const broken = error instanceof StudioError && error.code === "provider-unavailable";
      if (!broken || wasNeverSent(error)) throw error;
      if (waitMs === null) throw breaksOff(endpoint, { tries: tries + 1, cause: error });
      await sleep(waitMs, undefined, { signal });
    }
  }
  throw new Error("the last try either returns or throws");
}

const breaksOff = ({ name }: RenderEndpoint, { tries, cause }: { tries: number; cause: unknown }) =>
  new StudioError("media-failed", `The finished file broke off ${tries} times on its way from ${name}.`, {
    cause,
  });
