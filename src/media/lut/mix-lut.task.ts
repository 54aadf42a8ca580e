import { readFile, writeFile } from "node:fs/promises";
import { readCube, writeCube } from "@/domain/picture/cube-lut";
import type { Task } from "@/workers/task";

/** With `mix` the table is written there again at that strength; without it is only read. */
export type MixLut = { path: string; mix: { strength: number; outputPath: string } | null };

/** Reads a table for colours: hundreds of thousands of lines, too many for a process that answers requests. */
export const task: Task<MixLut, { size: number }> = async ({ path, mix }) => {
  const lut = readCube(await readFile(path, "utf8"));
  if (mix) await writeFile(mix.outputPath, writeCube(lut, mix.strength));
  return { size: lut.size };
};
