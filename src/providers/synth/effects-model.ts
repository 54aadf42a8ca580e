import { randomUUID } from "node:crypto";
import path from "node:path";
import { builtInNames } from "@/domain/catalogue/built-in-models";
import { StudioError } from "@/domain/errors";
import type { WorkerPool } from "@/workers/worker-pool";
import type { LocalEffectsModel } from "../contract/audio-models";
import type { RenderEffect } from "./render-effect.task";

/** Draws effects on this machine, free: 48 kHz stereo 16-bit WAV of exactly the length asked for. Equal requests give equal bytes. */
export function createSynthEffectsModel({ workers }: { workers: WorkerPool }): LocalEffectsModel {
  return {
    id: "synth/effects",
    name: builtInNames["synth/effects"],
    version: "1",
    draft: true,
    priceMicros: () => 0,
    async make({ cue, durationSeconds, seed, outputFolder, signal }) {
      if (!(durationSeconds >= 0.1 && durationSeconds <= 120)) {
        throw new StudioError("invalid-input", "An effect can be between 0.1 and 120 seconds long");
      }
      const file = path.join(outputFolder, `${cue}-${randomUUID()}.wav`);
      const request: RenderEffect = { cue, durationSeconds, seed, path: file };
      await workers.run("providers/synth/render-effect.task", request, { signal });
      return { file: { path: file, contentType: "audio/wav" }, durationSeconds };
    },
  };
}
