import type { MediaEngine } from "@/media/ffmpeg/engine";
import { graphOf, link } from "@/media/ffmpeg/graph";
import { rawAudioOutput } from "@/media/ffmpeg/outputs";

export type SoundSamples = { channels: readonly Float32Array[]; rate: number };

const rate = 48_000;

/** A file's sound as two channels. 16 bits keep full scale apart from everything below it. */
export async function sampleSound(engine: MediaEngine, file: string): Promise<SoundSamples> {
  const bytes = engine.read({
    purpose: "read the sound",
    inputs: [{ kind: "file", path: file }],
    graph: graphOf([
      link(["0:a"], [`aresample=${rate}`, "aformat=sample_fmts=s16:channel_layouts=stereo"], ["a"]),
    ]),
    output: rawAudioOutput("s16le"),
    lengthFrames: null,
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  const frames = Math.floor(all.length / 4);
  const channels = [0, 1].map((channel) =>
    Float32Array.from({ length: frames }, (_, frame) => all.readInt16LE(frame * 4 + channel * 2) / 32_767),
  );
  return { channels, rate };
}
