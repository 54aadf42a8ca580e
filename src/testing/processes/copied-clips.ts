import { copyFileSync } from "node:fs";
import type { MediaEngine } from "@/media/ffmpeg/engine";

/** A media engine for tests in which encoding is not the point: every clip that is prepared becomes a copy of one file. */
export const copiedClips = (engine: MediaEngine, readyClip: string): MediaEngine => ({
  ...engine,
  async run(job, options) {
    if (job.purpose !== "prepare the clip" || !("file" in Object(job.output.target))) {
      return engine.run(job, options);
    }
    copyFileSync(readyClip, (job.output.target as { file: string }).file);
  },
});
