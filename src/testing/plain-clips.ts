import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { VideoRequest } from "@/providers/contract/video-model";
import { clipLibrary } from "@/testing/fake-models";

const runFile = promisify(execFile);

/** A plain clip of the right size, rate and length, in the form that the project keeps. */
async function plainClip({ size, fps, durationFrames, seed }: VideoRequest, file: string): Promise<void> {
  const source = `testsrc2=size=${size.width}x${size.height}:rate=${fps},hue=h=${seed % 360}`;
  const colours = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
  const video = [
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-pix_fmt",
    "yuv420p",
    "-g",
    String(fps),
    "-flags",
    "+cgop",
  ];
  const output = ["-frames:v", String(durationFrames), ...video, ...colours, "-movflags", "+faststart", file];
  await runFile("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", source, ...output]);
}

/** Clips for fake models, made once per size and length. */
export const plainClips = (folder: string) => clipLibrary(plainClip, folder);
