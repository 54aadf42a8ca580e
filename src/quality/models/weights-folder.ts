import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import type { NetworkFileState, NetworkState, NetworksState } from "@/domain/quality/networks";
import { writeAtomically } from "@/media/files/write-atomically";
import { networks as knownNetworks, type Network, type WeightFile } from "./manifest";

/** A file that may be opened, and what it has to be. */
export type Weight = { file: string; sha256: string };

export type WeightsFolder = {
  /** What is there. Files are read through when they are new or have changed since they were last looked at. */
  state(): Promise<NetworksState>;
  /** The files of all networks that are installed, by their names in the manifest. */
  installed(): Promise<Record<string, Weight>>;
};

/** Where digests are kept of files for which nobody has published one. */
const pinsName = "digests.json";
const pinsSchema = z.record(z.string(), z.string());

/** The folder that networks lie in. It need not exist: then none is installed. */
export function openWeightsFolder({
  folder,
  networks = knownNetworks,
}: {
  folder: string;
  networks?: readonly Network[];
}): WeightsFolder {
  const digestOf = rememberedDigests();
  const state = async (): Promise<NetworksState> => {
    const pins = await readPins(folder);
    const states: NetworkState[] = [];
    for (const network of networks) {
      const files = await Promise.all(network.files.map((file) => look(folder, { file, pins, digestOf })));
      states.push(stateOf(network, files));
    }
    await keepPins(folder, { networks, states, pins });
    return { folder, networks: states };
  };
  return {
    state,
    async installed() {
      const { networks: states } = await state();
      const files = states.filter((one) => one.state === "installed").flatMap((one) => one.files);
      return Object.fromEntries(
        files.map(({ name, digest }) => [name, { file: path.join(folder, name), sha256: digest ?? "" }]),
      );
    },
  };
}

function stateOf({ id, title, measures, licence, dated }: Network, files: NetworkFileState[]): NetworkState {
  const isAny = (state: NetworkFileState["state"]) => files.some((file) => file.state === state);
  const state = isAny("broken") ? "broken" : isAny("missing") ? "missing" : "installed";
  return { id, title, state, measures: [...measures], licence, dated, files };
}

type DigestOf = (file: string) => Promise<string>;
type Pins = Record<string, string>;

async function look(
  folder: string,
  { file, pins, digestOf }: { file: WeightFile; pins: Pins; digestOf: DigestOf },
): Promise<NetworkFileState> {
  const { name, source, preparation = null, bytes } = file;
  const facts = { name, source, preparation, bytes };
  let digest: string;
  try {
    digest = await digestOf(path.join(folder, name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") {
      return { ...facts, state: "missing", problem: null, digest: null };
    }
    const problem = `It cannot be read (${(error as Error).message}): give this user the right to.`;
    return { ...facts, state: "broken", problem, digest: null };
  }
  const meant = file.sha256 ?? pins[name];
  if (meant === undefined || meant === digest) return { ...facts, state: "present", problem: null, digest };
  const problem = (await isPointer(path.join(folder, name)))
    ? "This is a pointer of Git LFS, not the file it stands for. Download the file itself."
    : file.sha256
      ? `This is another file than was meant: its SHA-256 is ${digest}, not ${meant}. Fetch it again.`
      : `It has changed since it was first used: its SHA-256 is ${digest}, not ${meant}. If that was on purpose, remove its line from ${pinsName}.`;
  return { ...facts, state: "broken", problem, digest };
}

/** What a clone without Git LFS leaves in the place of a large file. */
async function isPointer(file: string): Promise<boolean> {
  const { size } = await stat(file);
  return size < 1024 && (await readFile(file, "utf8")).startsWith("version https://git-lfs");
}

/** Digests by path, size and time of change: a gigabyte is not read through for every clip. */
function rememberedDigests(): DigestOf {
  const known = new Map<string, { stamp: string; digest: Promise<string> }>();
  return async (file) => {
    const { size, mtimeMs } = await stat(file);
    const stamp = `${size} ${mtimeMs}`;
    const remembered = known.get(file);
    if (remembered?.stamp === stamp) return remembered.digest;
    const digest = readThrough(file);
    known.set(file, { stamp, digest });
    digest.catch(() => known.delete(file));
    return digest;
  };
}

async function readThrough(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}

/** Throws "misconfigured" for a file that nobody can make sense of. */
async function readPins(folder: string): Promise<Pins> {
  const file = path.join(folder, pinsName);
  try {
    return pinsSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return {};
    throw new StudioError(
      "misconfigured",
      `${file} is damaged: remove it, and the files are taken as they are.`,
      {
        cause: error,
      },
    );
  }
}

/** Writes down what a file without a published digest was when it was first found whole. */
async function keepPins(
  folder: string,
  { networks, states, pins }: { networks: readonly Network[]; states: readonly NetworkState[]; pins: Pins },
): Promise<void> {
  const unpublished = new Set(
    networks.flatMap(({ files }) => files.filter(({ sha256 }) => sha256 === null).map(({ name }) => name)),
  );
  const found = states
    .flatMap(({ files }) => files)
    .filter(({ name, state }) => state === "present" && unpublished.has(name) && !(name in pins));
  if (found.length === 0) return;
  const all = { ...pins, ...Object.fromEntries(found.map(({ name, digest }) => [name, digest])) };
  try {
    await writeAtomically(path.join(folder, pinsName), (file) =>
      writeFile(file, `${JSON.stringify(all, null, 2)}\n`),
    );
  } catch (error) {
    // A folder that is mounted for reading cannot change behind our back either.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EROFS" && code !== "EACCES" && code !== "EPERM") throw error;
  }
}
