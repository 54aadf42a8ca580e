import type { Encoding, JobInput, JoinJob, MediaJob } from "./job";

/** The command line of a job. Progress is written to standard output unless that carries the result. */
export function ffmpegArguments(job: MediaJob): string[] {
  const { output } = job;
  return [
    ...quietly,
    // After a seek, times stay those of the file.
    ...(job.inputs.some((input) => input.kind === "file" && input.seekSeconds) ? ["-copyts"] : []),
    ...(output.target === "pipe" ? [] : ["-progress", "pipe:1"]),
    ...job.inputs.flatMap(inputArguments),
    ...["-filter_complex", job.graph],
    ...(output.video ? ["-map", "[v]", ...encodingArguments("v", output.video)] : []),
    ...(output.audio ? ["-map", "[a]", ...encodingArguments("a", output.audio)] : []),
    // Frames keep the times the graph gave them; without a rate nothing may be repeated or dropped.
    ...(output.video ? rateArguments(output.fps) : []),
    ...muxerArguments(output),
    target(output.target),
  ];
}

/** The command line that joins files. Which ones, in order, it reads from its standard input: see `joinList`. */
export function joinArguments({ sound, file, output }: JoinJob): string[] {
  return [
    ...quietly,
    ...["-f", "concat", "-safe", "0", "-protocol_whitelist", "file,pipe,fd", "-i", "pipe:0"],
    ...["-i", fileArgument(sound), "-map", "0:v", "-map", "1:a", "-c", "copy"],
    ...muxerArguments(output),
    fileArgument(file),
  ];
}

/**
 * What is joined, with the length of each: what containers say of it is rounded to milliseconds. Ends are rounded instead
 * of lengths, so that nothing adds up.
 */
export function joinList({ segments, fps }: JoinJob): string {
  let frames = 0;
  const microseconds = () => Math.round((frames * 1e6) / fps);
  const lines = segments.map(({ path, lengthFrames }) => {
    const start = microseconds();
    frames += lengthFrames;
    const quoted = fileArgument(path).replaceAll("'", "'\\''");
    return `file '${quoted}'\nduration ${microseconds() - start}us\n`;
  });
  return lines.join("");
}

/** By default ffmpeg plays over damage and reports success: a shorter film than the one asked for. */
const quietly = ["-hide_banner", "-nostdin", "-y", "-loglevel", "error", "-nostats", "-xerror"];

const muxerArguments = ({ format, options, metadata }: JoinJob["output"]) => [
  ...["-map_metadata", "-1", "-map_chapters", "-1"],
  ...Object.entries(metadata).flatMap(([key, value]) => ["-metadata", `${key}=${value}`]),
  ...Object.entries(options).flatMap(([key, value]) => [`-${key}`, value]),
  ...["-f", format],
];

const rateArguments = (fps: number | null) =>
  fps === null ? ["-fps_mode", "passthrough"] : ["-fps_mode", "cfr", "-r", String(fps)];

function target(output: MediaJob["output"]["target"]): string {
  if (output === "pipe") return "pipe:1";
  return output === "nothing" ? "-" : fileArgument(output.file);
}

/** `file:` keeps a name such as `-x.mp4` or `a:b.mp4` from being read as an option or a protocol. */
const fileArgument = (path: string) => `file:${path}`;

function inputArguments(input: JobInput): string[] {
  if (input.kind === "frames") {
    const { pixelFormat, size, fps } = input.video;
    return [
      ...["-f", "rawvideo", "-pixel_format", pixelFormat],
      ...["-video_size", `${size.width}x${size.height}`, "-framerate", String(fps), "-i", "pipe:0"],
    ];
  }
  return [
    ...(input.keyFramesOnly ? ["-skip_frame", "nokey"] : []),
    ...(input.oneThread ? ["-threads", "1"] : []),
    ...(input.seekSeconds ? ["-noaccurate_seek", "-ss", input.seekSeconds.toFixed(6)] : []),
    ...["-i", fileArgument(input.path)],
  ];
}

const encodingArguments = (kind: "v" | "a", { codec, options }: Encoding) => [
  ...[`-c:${kind}`, codec],
  ...Object.entries(options).flatMap(([key, value]) => [`-${key}:${kind}`, value]),
];
