import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { StudioError } from "@/domain/errors";

/** How a process of ours is begun: the file, and the options of Node that it needs. */
export type Program = { file: string; execArgv: string[] };

/** Finds a program by its path below `src`, without extension, e.g. "workers/child". */
export type Programs = (name: string) => Program;

/** What `scripts/setup/build-programs.mjs` says of the programs that it has built. */
const built = z.object({
  /** Beside this file. */
  folder: z.string(),
  programs: z.array(z.string()),
  /** SHA-256 of everything that they were built from, by path below the root. */
  sources: z.record(z.string(), z.string()),
});

/**
 * Built programs, where they were built from exactly the sources that are there now; else these sources themselves, which
 * take a second longer to begin.
 */
export async function findPrograms(root: string, set: "studio" | "testing" = "studio"): Promise<Programs> {
  const folder = path.join(/*turbopackIgnore: true*/ root, ".cache", "programs");
  const found = await readBuilt(path.join(folder, `${set}.json`));
  const fresh = found !== null && (await areUnchanged(root, found.sources));
  return (name) =>
    fresh && found.programs.includes(name)
      ? { file: path.join(folder, found.folder, `${name}.js`), execArgv: [] }
      : {
          file: path.join(/*turbopackIgnore: true*/ root, "src", `${name}.ts`),
          execArgv: ["--import", "tsx"],
        };
}

async function readBuilt(file: string): Promise<z.infer<typeof built> | null> {
  const text = await readIfThere(file);
  if (text === null) return null;
  try {
    return built.parse(JSON.parse(text.toString()));
  } catch (cause) {
    throw new StudioError("misconfigured", `${file} is damaged: remove it`, { cause });
  }
}

async function areUnchanged(root: string, sources: Record<string, string>): Promise<boolean> {
  const unchanged = await Promise.all(
    Object.entries(sources).map(async ([name, digest]) => {
      const contents = await readIfThere(path.join(/*turbopackIgnore: true*/ root, name));
      return contents !== null && createHash("sha256").update(contents).digest("hex") === digest;
    }),
  );
  return !unchanged.includes(false);
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
}
