import { randomUUID } from "node:crypto";
import path from "node:path";
import { builtInNames } from "@/domain/catalogue/built-in-models";
import { StudioError } from "@/domain/errors";
import type { WorkerPool } from "@/workers/worker-pool";
import type { LocalMusicModel } from "../contract/audio-models";
import type { RenderMusic } from "./render-music.task";

/**
 * Composes and plays music on this machine, free: 48 kHz stereo 16-bit WAV of exactly the length asked for, ending on a
 * cadence that rings out. Works from mood, tempo, cuts and seed; the prompt's words add nothing. Equal requests give
 * equal bytes. The tempo may bend by up to 6 % so that the piece ends on a bar line.
 */
export function createSynthMusicModel({ workers }: { workers: WorkerPool }): LocalMusicModel {
  return {
    id: "synth/music",
    name: builtInNames["synth/music"],
    version: "1",
    draft: true,
    priceMicros: () => 0,
    async make({ mood, tempoBpm, durationSeconds, cutSeconds, seed, outputFolder, signal }) {
      if (!(durationSeconds >= 1 && durationSeconds <= 600)) {
        throw new StudioError("invalid-input", "Music can be between 1 second and 10 minutes long");
      }
      const file = path.join(outputFolder, `music-${randomUUID()}.wav`);
      const request: RenderMusic = {
        mood,
        tempoBpm,
        durationSeconds,
        cutSeconds: [...cutSeconds],
        seed,
        path: file,
      };
      await workers.run("providers/synth/render-music.task", request, { signal });
      return { file: { path: file, contentType: "audio/wav" }, durationSeconds };
    },
  };
}
