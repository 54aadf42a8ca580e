import { readFile } from "node:fs/promises";
import { GlobalFonts } from "@napi-rs/canvas";
import { StudioError } from "@/domain/errors";
import type { FontLicence } from "@/domain/library/font-licence";
import type { Task } from "@/workers/task";
import type { FontFormat } from "./font-tables";
import { readFont } from "./read-font";

export type InspectedFont = {
  format: FontFormat;
  family: string;
  style: string;
  licence: FontLicence;
  /** How many characters it has. */
  characters: number;
};

/** Reads a font that somebody has sent, and tries it out, in a process that may fail over it. */
export const task: Task<{ path: string }, InspectedFont> = async ({ path }) => {
  const { ranges, ...facts } = readFont(await readFile(path));
  const key = GlobalFonts.registerFromPath(path, `inspected ${path}`);
  if (!key) {
    throw new StudioError(
      "invalid-input",
      "This font cannot be drawn with here. Save it as TTF or OTF and try again.",
    );
  }
  GlobalFonts.remove(key);
  return { ...facts, characters: ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0) };
};
