import type { Cut } from "@/domain/timeline/cut";
import { captionCues, toSrt, toVtt } from "./captions";
import { toEdl } from "./edl";
import { toFcpxml } from "./fcpxml";
import { frameRates } from "./frame-rate";
import { type InterchangeOptions, toOtio } from "./otio";
import type { InterchangeResult } from "./sequence";
import { toXmeml } from "./xmeml";

/** A kind of document by which a cut goes to other software. */
export type InterchangeFormat = {
  title: string;
  extension: string;
  contentType: string;
  /** What reads it. */
  use: string;
  /** Whether it counts frames, so that a rate has to be chosen. */
  counted: boolean;
};

const formats = {
  otio: {
    title: "OpenTimelineIO",
    extension: "otio",
    contentType: "application/json",
    use: "DaVinci Resolve 18 and newer, Premiere Pro 25, and pipelines.",
    counted: true,
  },
  fcpxml: {
    title: "FCPXML 1.10",
    extension: "fcpxml",
    contentType: "application/xml",
    use: "Final Cut Pro 10.6 and newer, DaVinci Resolve 18.5 and newer.",
    counted: true,
  },
  xmeml: {
    title: "Final Cut 7 XML",
    extension: "xml",
    contentType: "application/xml",
    use: "Premiere Pro and DaVinci Resolve.",
    counted: true,
  },
  edl: {
    title: "EDL, CMX 3600",
    extension: "edl",
    contentType: "text/plain",
    use: "Everything that cuts, one track of picture.",
    counted: true,
  },
  srt: {
    title: "SubRip captions",
    extension: "srt",
    contentType: "application/x-subrip",
    use: "Platforms and players: what is said, and text over the picture.",
    counted: false,
  },
  vtt: {
    title: "WebVTT captions",
    extension: "vtt",
    contentType: "text/vtt",
    use: "Web pages.",
    counted: false,
  },
} as const satisfies Record<string, InterchangeFormat>;

export type InterchangeKey = keyof typeof formats;
export const interchangeFormats: Record<InterchangeKey, InterchangeFormat> = formats;
export const interchangeKeys = Object.keys(formats) as [InterchangeKey, ...InterchangeKey[]];

export type InterchangeRequest = InterchangeOptions & {
  /** What the items of the voice track say, by their ids. */
  spoken: ReadonlyMap<string, string>;
};

const captions =
  (write: typeof toSrt) =>
  (cut: Cut, { spoken }: InterchangeRequest) => {
    const cues = captionCues(cut, spoken);
    const empty = "There is nothing to read: no voice and no text over the picture.";
    return { document: write(cues), lost: cues.length === 0 ? [empty] : [] };
  };

const writers: Record<InterchangeKey, (cut: Cut, request: InterchangeRequest) => InterchangeResult> = {
  otio: toOtio,
  fcpxml: toFcpxml,
  xmeml: toXmeml,
  edl: toEdl,
  srt: captions(toSrt),
  vtt: captions(toVtt),
};

/** A cut as a document of a format, and what that format could not carry. */
export const toInterchange = (
  key: InterchangeKey,
  cut: Cut,
  request: InterchangeRequest,
): InterchangeResult => writers[key](cut, request);

/** Name of the document. An EDL does not say its rate: its name does. */
export function interchangeFileName(
  key: InterchangeKey,
  { stem, rate }: { stem: string; rate: InterchangeOptions["rate"] },
): string {
  const marked = key === "edl" ? `${stem}-${frameRates[rate].title.replaceAll(" ", "-")}` : stem;
  return `${marked}.${formats[key].extension}`;
}
