import { copyFile } from "node:fs/promises";
import path from "node:path";
import { canonicalJson } from "@/domain/json";
import type { SegmentShelf } from "@/media/render/segment-shelf";

let kept = 0;

/** An empty shelf for segments that keeps its files in a folder. */
export function folderShelf(folder: string): SegmentShelf {
  const files = new Map<string, string>();
  return {
    find: async (inputs) => files.get(canonicalJson(inputs)) ?? null,
    async keep(inputs, file) {
      kept += 1;
      const copy = path.join(folder, `kept-${kept}`);
      await copyFile(file, copy);
      files.set(canonicalJson(inputs), copy);
    },
  };
}
