import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { VideoRequest } from "@/providers/contract/video-model";

/** Of no use to anybody but the next run, which would make the same clips. */
const keptFolder = path.join(".cache", "test-clips");

const making = new Map<string, Promise<string>>();

/** A plain clip of the right size, rate and length, in the form that the project keeps; another one for each seed. */
export async function makePlainClip(request: VideoRequest, outputPath: string): Promise<void> {
  const args = argumentsFor(request);
  const name = createHash("sha256").update(args.join("\0")).digest("hex").slice(0, 16);
  const ready = making.get(name) ?? keep(args, path.join(keptFolder, `${name}.mp4`));
  making.set(name, ready);
  await copyFile(await ready, outputPath);
}

function argumentsFor({ size, fps, durationFrames, seed }: VideoRequest): string[] {
  const source = `testsrc2=size=${size.width}x${size.height}:rate=${fps},hue=h=${seed % 360}`;
  const colours = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
  const codec = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
  const groups = ["-g", String(fps), "-flags", "+cgop"];
  const output = ["-frames:v", String(durationFrames), ...codec, ...groups, ...colours];
  return ["-f", "lavfi", "-i", source, ...output, "-movflags", "+faststart"];
}

async function keep(args: readonly string[], file: string): Promise<string> {
  if (existsSync(file)) return file;
  await mkdir(keptFolder, { recursive: true });
  // Other test processes may be at the same clip.
  const unfinished = `${file}.${process.pid}.mp4`;
  await promisify(execFile)("ffmpeg", ["-v", "error", "-y", ...args, unfinished]);
  await rename(unfinished, file);
  return file;
}
