import type { MediaEngine } from "../ffmpeg/engine";
import { graphOf, link } from "../ffmpeg/graph";
import type { RawVideo } from "../ffmpeg/job";
import { type H264Quality, mp4Output } from "../ffmpeg/outputs";
import { writeAtomically } from "../files/write-atomically";
import { bt709 } from "../render/conform";

/**
 * Encodes bare frames to a silent MP4 as they are produced: the producer is asked for the next frame when the encoder
 * has room. RGB is converted to BT.709. The file appears under `outputPath` when complete.
 */
export async function encodeFrames(
  engine: MediaEngine,
  frames: AsyncIterable<Uint8Array>,
  options: {
    video: RawVideo;
    quality: Omit<H264Quality, "fps">;
    outputPath: string;
    lengthFrames?: number;
    signal?: AbortSignal | undefined;
    onProgress?: ((progress: number) => void) | undefined;
  },
): Promise<void> {
  const { video, quality, signal, onProgress, lengthFrames } = options;
  const toBt709 = "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd";
  await writeAtomically(options.outputPath, (temporaryPath) =>
    engine.run(
      {
        purpose: "encode the frames",
        inputs: [{ kind: "frames", video }],
        graph: graphOf([
          link(
            ["0:v"],
            [...(video.pixelFormat === "yuv420p" ? [] : [toBt709]), "format=yuv420p", bt709],
            ["v"],
          ),
        ]),
        output: mp4Output(temporaryPath, { video: { ...quality, fps: video.fps }, audio: false }),
        lengthFrames: lengthFrames ?? null,
      },
      { signal, onProgress, frames },
    ),
  );
}
