import path from "node:path";
import type { Env } from "@/env";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { createNetworks, type Networks } from "@/quality/models/networks";
import { openWeightsFolder } from "@/quality/models/weights-folder";
import type { Log } from "@/runtime/log";
import { createWorkerPool } from "@/workers/worker-pool";

/** Where the files of quality networks lie. */
export const weightsFolderOf = ({ weightsFolder, dataFolder }: Pick<Env, "weightsFolder" | "dataFolder">) =>
  weightsFolder ?? path.join(dataFolder, "weights");

/** The networks of this installation, as far as their files are there. Nothing is loaded before it is needed. */
export function openQualityNetworks(
  env: Env,
  { projectFolder, media, log }: { projectFolder: string; media: () => Promise<MediaEngine>; log: Log },
): Networks {
  return createNetworks({
    folder: openWeightsFolder({ folder: weightsFolderOf(env) }),
    workers: createWorkerPool({ root: projectFolder, size: 1 }),
    media,
    onTrouble: (error) => log.warn({ error }, "a quality network cannot be used; its metrics are left out"),
  });
}
