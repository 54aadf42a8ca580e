import { writeFile } from "node:fs/promises";
import type { Mood } from "@/domain/picture/scene-spec";
import { createRandom } from "@/domain/random";
import { soundRate } from "@/media/sound/pcm";
import { encodeWav } from "@/media/sound/wav";
import type { Task } from "@/workers/task";
import { compose } from "./music/compose";
import { mix } from "./music/mix";
import { styles } from "./music/styles/styles";

export type RenderMusic = {
  mood: Mood;
  tempoBpm: number;
  durationSeconds: number;
  cutSeconds: number[];
  seed: number;
  path: string;
};

/** Composes, plays and writes one piece. */
export const task: Task<RenderMusic, null> = async (request, { report }) => {
  const style = styles[request.mood];
  const composition = compose(request, style, createRandom(request.seed).fork(`music/${request.mood}`));
  report(0.1);
  const { left, right } = mix(composition, style, request);
  report(0.9);
  await writeFile(request.path, encodeWav([left, right], soundRate));
  return null;
};
