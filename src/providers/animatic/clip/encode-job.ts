import type { PixelSize } from "@/domain/media/format";
import type { MediaJob } from "@/media/ffmpeg/job";

/** Turns drawn RGBA frames into a clip that later stages can cut, seek and join without touching it again. */
export function encodeJob({
  size,
  fps,
  durationFrames,
  outputPath,
}: {
  size: PixelSize;
  fps: number;
  durationFrames: number;
  outputPath: string;
}): MediaJob {
  return {
    purpose: "make the clip",
    inputs: [{ kind: "frames", video: { pixelFormat: "rgba", size, fps } }],
    // RGB has no matrix: unless it is named here the conversion takes BT.601 and the tags below would lie.
    graph:
      "[0:v]scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p[v]",
    output: {
      target: { file: outputPath },
      format: "mp4",
      options: { movflags: "+faststart", fflags: "+bitexact" },
      video: {
        codec: "libx264",
        options: {
          preset: "veryfast",
          // First and last frame have to pass for the stills they come from.
          crf: "14",
          profile: "high",
          pix_fmt: "yuv420p",
          // Closed groups of one second at fixed places, so that every cut can be exact and cheap.
          g: String(fps),
          keyint_min: String(fps),
          sc_threshold: "0",
          flags: "+cgop+bitexact",
          // The result depends on the number of threads, which must not be the machine's.
          threads: "2",
          colorspace: "bt709",
          color_primaries: "bt709",
          color_trc: "bt709",
          color_range: "tv",
        },
      },
      audio: null,
      fps,
      metadata: {},
    },
    lengthFrames: durationFrames,
  };
}
