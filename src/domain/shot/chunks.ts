import { planChunks } from "@/domain/catalogue/plan-chunks";

/** One call to a model that makes clips of fixed lengths. */
export type Chunk = {
  /** What the model is asked for. */
  seconds: number;
  /** How much of it the shot uses, from its beginning. */
  frames: number;
};

/** The calls that a shot of this many frames takes; "any" takes every length in one. */
export function chunksOf(frames: number, fps: number, durations: "any" | readonly number[]): Chunk[] {
  if (durations === "any" || durations.length === 0) return [{ seconds: frames / fps, frames }];
  const lengths = planChunks(frames / fps, { durations });
  let left = frames;
  return lengths.map((seconds, index) => {
    const used = index === lengths.length - 1 ? left : Math.min(left, Math.round(seconds * fps));
    left -= used;
    return { seconds, frames: used };
  });
}
