import type { Json } from "@/domain/json";

/** Keeps finished parts of films, each under everything that decides it. */
export type SegmentShelf = {
  /** A readable file of what was kept for these inputs; null when nothing was, or it is gone. */
  find(inputs: Json): Promise<string | null>;
  /** Keeps a copy of the file. Keeping the same thing twice is no error. */
  keep(inputs: Json, file: string): Promise<void>;
};
