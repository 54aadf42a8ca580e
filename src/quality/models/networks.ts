import { StudioError } from "@/domain/errors";
import type { NetworksState } from "@/domain/quality/networks";
import type { Measurement } from "@/domain/quality/scorecard";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import type { WorkerPool } from "@/workers/worker-pool";
import type { EmbedFaces } from "./faces/embed-faces.task";
import { weightNames } from "./manifest";
import type { MeasureByNetworks } from "./measure-by-networks.task";
import type { Weight, WeightsFolder } from "./weights-folder";

type Cancellable = { signal?: AbortSignal | undefined };

/**
 * Networks that measure on this machine, in a child process that keeps them warm. What is not installed measures
 * nothing. A network that cannot be used is told to `onTrouble` and measures nothing either: scores never stop a run.
 */
export type Networks = {
  state(): Promise<NetworksState>;
  /** Tells one set of files from another: equal ones measure alike. Null when nothing is installed. */
  identity(): Promise<string | null>;
  /** The same for the networks that faces are compared with. */
  faceIdentity(): Promise<string | null>;
  clip(request: { file: string; text: string | null } & Cancellable): Promise<Measurement[]>;
  still(request: { file: string; text: string | null } & Cancellable): Promise<Measurement[]>;
  /** The face that is seen best in each clip, null for none; "not-installed" without the networks for faces. */
  faces(request: { files: readonly string[] } & Cancellable): Promise<(number[] | null)[] | "not-installed">;
  close(): Promise<void>;
};

export function createNetworks({
  folder,
  workers,
  media,
  onTrouble,
}: {
  folder: WeightsFolder;
  /** Of its own, with one process: weights take gigabytes. */
  workers: WorkerPool;
  media(): Promise<MediaEngine>;
  onTrouble(error: StudioError): void;
}): Networks {
  const engine = async () => (await media()).description;
  const measure = async (
    { source, text }: Pick<MeasureByNetworks, "source" | "text">,
    signal: AbortSignal | undefined,
  ): Promise<Measurement[]> => {
    const weights = await folder.installed();
    if (Object.keys(weights).length === 0) return [];
    const input: MeasureByNetworks = { source, text, weights };
    return workers.run<Measurement[]>("quality/models/measure-by-networks.task", input, { signal });
  };
  const orNothing = async <Value>(work: Promise<Value>, nothing: Value): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== "misconfigured") throw error;
      onTrouble(error);
      return nothing;
    }
  };
  return {
    state: () => folder.state(),
    close: () => workers.close(),
    identity: async () => named(await orNothing(folder.installed(), {})),
    async faceIdentity() {
      const { [weightNames.yunet]: yunet, [weightNames.sface]: sface } = await orNothing(
        folder.installed(),
        {},
      );
      return yunet && sface ? named({ yunet, sface }) : null;
    },
    clip: async ({ file, text, signal }) =>
      orNothing(measure({ source: { kind: "clip", file, engine: await engine() }, text }, signal), []),
    still: ({ file, text, signal }) =>
      orNothing(measure({ source: { kind: "still", file }, text }, signal), []),
    async faces({ files, signal }) {
      const weights = await orNothing(folder.installed(), {});
      const [yunet, sface] = [weights[weightNames.yunet], weights[weightNames.sface]];
      if (!yunet || !sface) return "not-installed";
      const description = await engine();
      const embed = (file: string) => {
        const input: EmbedFaces = { file, engine: description, yunet, sface };
        return workers.run<number[] | null>("quality/models/faces/embed-faces.task", input, { signal });
      };
      return orNothing<(number[] | null)[] | "not-installed">(Promise.all(files.map(embed)), "not-installed");
    },
  };
}

function named(weights: Record<string, Weight>): string | null {
  const names = Object.entries(weights).map(([name, { sha256 }]) => `${name}@${sha256}`);
  return names.length === 0 ? null : names.join(" ");
}
