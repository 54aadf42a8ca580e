import { Decoder, Demuxer, Encoder, Muxer } from "node-av/api";
import { AV_LOG_ERROR, type FFEncoderCodec } from "node-av/constants";
import { Codec, Dictionary, type FormatContext, Log, Rational } from "node-av/lib";
import type { Encoding, MediaJob } from "./job";
import { lavfiGraph } from "./lavfi-graph";

/** What the process that runs a job with node-av says to the one that asked for it. */
export type FromNodeAv =
  | { type: "ready" }
  | { type: "progress"; frames: number }
  | { type: "encoders"; there: string[] };
/** What it is asked: to run a job, or which of these encoders there are. */
export type ToNodeAv = { job: MediaJob } | { encoders: readonly string[] };

// node-av uses it inside a thread of its own; without it (Node 20) it silently delivers nothing.
if (!("withResolvers" in Promise)) Object.defineProperty(Promise, "withResolvers", { value: withResolvers });

function withResolvers<Value>(this: PromiseConstructor) {
  let settle: unknown;
  const promise = new this<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return Object.assign({ promise }, settle);
}

const send = (message: FromNodeAv) => process.send?.(message);

async function run(job: MediaJob) {
  const { output } = job;
  const input = await Demuxer.open(lavfiGraph(job), { format: "lavfi" });
  const muxer = await openMuxer(output);
  const tracks = [];
  const video = output.video && input.video();
  const audio = output.audio && input.audio();
  if (output.video && video) tracks.push(await openTrack(video, output.video, output.fps));
  if (output.audio && audio) tracks.push(await openTrack(audio, output.audio, null));

  async function openTrack(stream: NonNullable<typeof video>, encoding: Encoding, fps: number | null) {
    const decoder = await Decoder.create(stream);
    const codec = Codec.findEncoderByName(encoding.codec as FFEncoderCodec);
    if (!codec) throw new Error(`Encoder ${encoding.codec} is missing`);
    const encoder = await Encoder.create(codec, {
      decoder,
      autoResample: true,
      options: { ...encoding.options },
      ...(fps ? { context: { framerate: new Rational(fps, 1), timeBase: new Rational(1, fps) } } : {}),
    });
    return {
      decoder,
      encoder,
      source: stream.index,
      target: muxer.addStream(encoder),
      counted: fps !== null,
    };
  }
  await Promise.all(
    tracks.map(async ({ decoder, encoder, source, target, counted }) => {
      let frames = 0;
      for await (const packet of encoder.packets(decoder.frames(input.packets(source)))) {
        if (!packet) continue;
        await muxer.writePacket(packet, target);
        packet.free();
        if (counted) send({ type: "progress", frames: ++frames });
      }
    }),
  );
  await muxer.close();
  await input.close();
}

function openMuxer({ target, format, options, metadata }: MediaJob["output"]) {
  const settings = {
    format,
    options: { ...options },
    configure: (context: FormatContext) => {
      context.metadata = Dictionary.fromObject({ ...metadata });
    },
  };
  if (target === "pipe") return Muxer.open({ write: writeOut }, settings);
  return Muxer.open(target === "nothing" ? "-" : target.file, settings);
}

/** Resolves when the reader has taken the bytes; the buffer is used again right after. */
const writeOut = (bytes: Buffer) =>
  new Promise<number>((resolve, reject) => {
    process.stdout.write(Uint8Array.from(bytes), (error) => (error ? reject(error) : resolve(bytes.length)));
  });

Log.setLevel(AV_LOG_ERROR);
process.once("message", (asked: ToNodeAv) => {
  if ("encoders" in asked) {
    const there = asked.encoders.filter((name) => Codec.findEncoderByName(name as FFEncoderCodec));
    process.send?.({ type: "encoders", there } satisfies FromNodeAv, () => process.exit(0));
    return;
  }
  run(asked.job).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`, () => process.exit(1));
    },
  );
});
process.once("disconnect", () => process.exit(1));
send({ type: "ready" });
