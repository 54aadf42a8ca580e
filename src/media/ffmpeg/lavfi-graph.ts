import { StudioError } from "@/domain/errors";
import { filterValue, graphOf, link } from "./graph";
import type { JobInput, MediaJob } from "./job";

/**
 * The graph of a job with its inputs and outputs inside, as libavfilter's own "device" reads it: `[0:v]` becomes the
 * output of a source that opens the file, `[v]` and `[a]` the numbered outputs. So both engines run the same graph.
 */
export function lavfiGraph(job: MediaJob): string {
  const used = [...new Set([...job.graph.matchAll(/\[(\d+):([va])\]/g)].map(([label]) => label))];
  const sources = used.map((label) => {
    const [number = "", kind = ""] = label.slice(1, -1).split(":");
    const input = job.inputs[Number(number)];
    if (!input)
      throw new StudioError(
        "media-failed",
        `The graph to ${job.purpose} names input ${label}, which there is not`,
      );
    return link([], [source(input, kind === "v" ? "movie" : "amovie")], [label.slice(1, -1)]);
  });
  const outputs = [
    ...(job.output.video ? [link(["v"], ["null"], ["out0"])] : []),
    ...(job.output.audio ? [link(["a"], ["anull"], [job.output.video ? "out1" : "out0"])] : []),
  ];
  return graphOf([...sources, job.graph, ...outputs]);
}

function source(input: JobInput, filter: "movie" | "amovie"): string {
  if (input.kind === "file") {
    const seek = input.seekSeconds ? `:seek_point=${input.seekSeconds.toFixed(6)}` : "";
    return `${filter}=filename=${filterValue(input.path)}${seek}`;
  }
  const { pixelFormat, size, fps } = input.video;
  const format = `pixel_format=${pixelFormat}:video_size=${size.width}x${size.height}:framerate=${fps}`;
  return `movie=filename=${filterValue("pipe:0")}:format_name=rawvideo:format_opts=${filterValue(format)}`;
}
