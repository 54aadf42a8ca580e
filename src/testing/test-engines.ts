import { checkCommandLine } from "@/media/ffmpeg/capabilities";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { checkNodeAv } from "@/media/ffmpeg/node-av-engine";
import { openMediaEngine } from "@/media/ffmpeg/resolve-engine";

/** Every media engine that works on this machine, so that a test can hold for all of them. */
export async function enginesHere(): Promise<{ name: string; engine: MediaEngine }[]> {
  const found: { name: string; engine: MediaEngine }[] = [];
  const system = await checkCommandLine("ffmpeg");
  if (system.usable) {
    const description = { kind: "command-line" as const, ffmpegPath: "ffmpeg", version: system.version };
    found.push({ name: `ffmpeg ${system.version}`, engine: openMediaEngine(description) });
  }
  if (await checkNodeAv()) found.push({ name: "node-av", engine: openMediaEngine({ kind: "node-av" }) });
  return found;
}
