import { XMLParser } from "fast-xml-parser";

/**
 * What another system would take out of an interchange document, read by rules of the formats alone: written without
 * the code that writes them. All numbers are frames; `start` counts from the start of the programme.
 */
export type ReadClip = { name: string; file: string; start: number; duration: number; sourceStart: number };
export type ReadTimeline = {
  picture: ReadClip[];
  /** Frames over which a clip goes over into the next, by where that begins. */
  transitions: { start: number; duration: number }[];
  sounds: ReadClip[];
  markers: number[];
};

export type Rate = { numerator: number; denominator: number; nominal: number; dropFrame: boolean };

/** Counts on from zero as a clock of frames does, one by one: slow, but without the arithmetic of the writer. */
function countTimecode(rate: Rate, until: number): string[] {
  const codes: string[] = [];
  const two = (value: number) => String(value).padStart(2, "0");
  let [h, m, s, f] = [0, 0, 0, 0];
  while (codes.length < until) {
    codes.push(`${two(h)}:${two(m)}:${two(s)}${rate.dropFrame ? ";" : ":"}${two(f)}`);
    f += 1;
    if (f === rate.nominal) [f, s] = [0, s + 1];
    if (s === 60) [s, m] = [0, m + 1];
    if (m === 60) [m, h] = [0, h + 1];
    if (rate.dropFrame && f === 0 && s === 0 && m % 10 !== 0) f = 2;
  }
  return codes;
}

const counted = new Map<string, ReadonlyMap<string, number>>();

/** The frames of the first hour and three minutes by their timecode, longer than any cut of these tests; counted once for each rate. */
function frameNumbers(rate: Rate): ReadonlyMap<string, number> {
  const key = `${rate.nominal} ${rate.dropFrame}`;
  const known = counted.get(key);
  if (known) return known;
  const codes = countTimecode(rate, rate.nominal * 3800);
  const numbers = new Map(codes.map((code, frame) => [code, frame]));
  counted.set(key, numbers);
  return numbers;
}

type OtioNode = {
  OTIO_SCHEMA: string;
  name: string;
  kind?: string;
  children?: OtioNode[];
  source_range?: OtioRange;
  markers?: { marked_range: OtioRange }[];
  in_offset?: OtioTime;
  out_offset?: OtioTime;
  active_media_reference_key?: string;
  media_references?: Record<string, { target_url: string; available_range: OtioRange }>;
};
type OtioTime = { rate: number; value: number };
type OtioRange = { start_time: OtioTime; duration: OtioTime };

/** An OpenTimelineIO document; transitions lie over the clips beside them and take no time. */
export function readOtio(document: string): ReadTimeline & { rate: number; firstFrame: number } {
  const timeline = JSON.parse(document) as {
    OTIO_SCHEMA: string;
    global_start_time: OtioTime;
    tracks: OtioNode;
  };
  if (timeline.OTIO_SCHEMA !== "Timeline.1" || timeline.tracks.OTIO_SCHEMA !== "Stack.1") {
    throw new Error("not a timeline");
  }
  const read: ReadTimeline = { picture: [], transitions: [], sounds: [], markers: [] };
  for (const track of timeline.tracks.children ?? []) {
    const clips = readOtioTrack(track, read);
    (track.kind === "Video" ? read.picture : read.sounds).push(...clips);
    read.markers.push(...(track.markers ?? []).map(({ marked_range }) => marked_range.start_time.value));
  }
  const { rate, value } = timeline.global_start_time;
  return { ...read, rate, firstFrame: value };
}

function readOtioTrack(track: OtioNode, read: ReadTimeline): ReadClip[] {
  let position = 0;
  const clips: ReadClip[] = [];
  for (const item of track.children ?? []) {
    if (item.OTIO_SCHEMA === "Transition.1") {
      const [before, after] = [item.in_offset?.value ?? 0, item.out_offset?.value ?? 0];
      read.transitions.push({ start: position - before, duration: before + after });
      continue;
    }
    const range = item.source_range;
    if (range && item.OTIO_SCHEMA === "Stack.1") {
      const from = range.start_time.value;
      clips.push(...seenOf(nestedOtio(item), { from, to: from + range.duration.value, position, read }));
    }
    if (!range) throw new Error(`${item.name} has no range`);
    if (item.OTIO_SCHEMA === "Clip.2") {
      const media = item.media_references?.[item.active_media_reference_key ?? ""];
      if (!media) throw new Error(`${item.name} has no media`);
      clips.push({
        ...{ name: item.name, file: decodeURIComponent(media.target_url), start: position },
        ...{ duration: range.duration.value, sourceStart: range.start_time.value },
      });
    }
    position += range.duration.value;
  }
  return clips;
}

/** What is in a stack inside of a track, counted from its beginning. */
function nestedOtio(stack: OtioNode): Pick<ReadTimeline, "picture" | "transitions"> {
  const own: ReadTimeline = { picture: [], transitions: [], sounds: [], markers: [] };
  const [track, ...others] = stack.children ?? [];
  if (!track || others.length > 0) throw new Error(`${stack.name} is no row of clips`);
  return { picture: readOtioTrack(track, own), transitions: own.transitions };
}

/** What is seen through a range of a row inside of a clip, where that clip stands. */
function seenOf(
  { picture, transitions }: Pick<ReadTimeline, "picture" | "transitions">,
  { from, to, position, read }: { from: number; to: number; position: number; read: ReadTimeline },
): ReadClip[] {
  const seen = transitions.filter(({ start, duration }) => start >= from && start + duration <= to);
  read.transitions.push(...seen.map((one) => ({ ...one, start: one.start - from + position })));
  return picture.flatMap((clip) => {
    const [start, end] = [Math.max(from, clip.start), Math.min(to, clip.start + clip.duration)];
    if (end <= start) return [];
    const sourceStart = clip.sourceStart + start - clip.start;
    return [{ ...clip, start: start - from + position, duration: end - start, sourceStart }];
  });
}

/** An edit decision list: events with eight fields, or nine with a transition. */
export function readEdl(document: string, rate: Rate): ReadTimeline & { title: string; mode: string } {
  const codes = frameNumbers(rate);
  const frame = (code: string | undefined) => {
    const found = codes.get(code ?? "");
    if (found === undefined) throw new Error(`${code} is not counted at this rate`);
    return found;
  };
  const read: ReadTimeline = { picture: [], transitions: [], sounds: [], markers: [] };
  const programme = frame(rate.dropFrame ? "01:00:00;00" : "01:00:00:00");
  const all = document.split("\r\n");
  for (const line of all) {
    const event = /^\d{3}\s+(\S+)\s+V\s+(C|D|W\d{3})\s+(?:(\d{3})\s+)?(\S+) (\S+) (\S+) (\S+)$/.exec(line);
    const note = /^\* (TO CLIP NAME|FROM CLIP NAME|SOURCE FILE|LOC): (.*)$/.exec(line);
    const last = read.picture.at(-1);
    if (event) {
      const [reel = "", kind = "", length] = event.slice(1, 4);
      const [sourceIn = 0, sourceOut = 0, recordIn = 0, recordOut = 0] = event.slice(4).map(frame);
      if (recordOut - recordIn !== sourceOut - sourceIn)
        throw new Error(`${line} is not as long as its source`);
      if (recordOut === recordIn) continue;
      const start = recordIn - programme;
      read.picture.push({
        name: "",
        file: reel,
        start,
        duration: recordOut - recordIn,
        sourceStart: sourceIn,
      });
      if (kind !== "C") read.transitions.push({ start, duration: Number(length) });
    } else if (note && last) {
      if (note[1] === "TO CLIP NAME" || (note[1] === "FROM CLIP NAME" && last.name === ""))
        last.name = note[2] ?? "";
      if (note[1] === "SOURCE FILE") last.file = note[2] ?? "";
      if (note[1] === "LOC") read.markers.push(frame(note[2]?.split(" ")[0]) - programme);
    }
  }
  return { ...read, title: all[0]?.slice(7) ?? "", mode: all[1] ?? "" };
}

type XmlElement = Record<string, unknown> & { ":@"?: Record<string, string> };

const parser = new XMLParser({ ignoreAttributes: false, preserveOrder: true, attributeNamePrefix: "" });

const nameOf = (element: XmlElement) => Object.keys(element).find((key) => key !== ":@") ?? "";
const childrenOf = (element: XmlElement) => (element[nameOf(element)] as XmlElement[] | undefined) ?? [];
const attribute = (element: XmlElement, name: string) => element[":@"]?.[name] ?? "";

function descend(root: readonly XmlElement[], ...names: string[]): XmlElement[] {
  const [first, ...rest] = names;
  const found = root.filter((element) => nameOf(element) === first);
  return rest.length === 0 ? found : found.flatMap((element) => descend(childrenOf(element), ...rest));
}

const textOf = (element: XmlElement, ...names: string[]): string => {
  const [found] = descend(childrenOf(element), ...names);
  const [text] = found ? childrenOf(found) : [];
  return text ? String(text["#text"]) : "";
};

/** An FCPXML document: places are fractions of seconds, those of connected clips in the time of what they hang on. */
export function readFcpxml(
  document: string,
  { numerator, denominator }: Rate,
): ReadTimeline & { firstFrame: number; format: string } {
  const frames = (time: string): number => {
    const [, value = "", units = "1"] = /^(\d+)(?:\/(\d+))?s$/.exec(time) ?? [];
    const frame = (Number(value) * numerator) / (Number(units) * denominator);
    if (!Number.isInteger(frame)) throw new Error(`${time} is not a whole number of frames`);
    return frame;
  };
  const root = parser.parse(document) as XmlElement[];
  const [resources] = descend(root, "fcpxml", "resources");
  const spineOf = (element: XmlElement) => {
    const [sequence] = descend(childrenOf(element), "sequence");
    const [spine] = sequence ? descend(childrenOf(sequence), "spine") : [];
    if (!sequence || !spine) throw new Error("no sequence");
    const length = frames(attribute(sequence, "duration"));
    return { firstFrame: frames(attribute(sequence, "tcStart")), length, items: childrenOf(spine) };
  };
  const compounds = new Map(
    descend(resources ? childrenOf(resources) : [], "media").map((media) => [
      attribute(media, "id"),
      spineOf(media),
    ]),
  );
  const assets = new Map(
    descend(root, "fcpxml", "resources", "asset").map((asset) => {
      const [media] = descend(childrenOf(asset), "media-rep");
      return [attribute(asset, "id"), media ? decodeURIComponent(attribute(media, "src")) : ""];
    }),
  );
  const readSpine = ({ firstFrame, items }: { firstFrame: number; items: XmlElement[] }): ReadTimeline => {
    const read: ReadTimeline = { picture: [], transitions: [], sounds: [], markers: [] };
    for (const item of items) {
      const at = (name: string) => frames(attribute(item, name) || "0s");
      const start = at("offset") - firstFrame;
      const inTimeline = (time: string) => frames(time) - at("start") + start;
      if (nameOf(item) === "transition") read.transitions.push({ start, duration: at("duration") });
      if (nameOf(item) === "asset-clip") {
        read.picture.push({
          ...{ name: attribute(item, "name"), file: assets.get(attribute(item, "ref")) ?? "", start },
          ...{ duration: at("duration"), sourceStart: at("start") },
        });
      }
      if (nameOf(item) === "ref-clip") {
        const compound = compounds.get(attribute(item, "ref"));
        const range = { from: at("start"), to: at("start") + at("duration"), position: start, read };
        if (!compound || range.to > compound.length)
          throw new Error(`${attribute(item, "name")} has no such range`);
        read.picture.push(...seenOf(readSpine(compound), range));
      }
      for (const child of childrenOf(item)) {
        if (nameOf(child) === "marker") read.markers.push(inTimeline(attribute(child, "start")));
        if (nameOf(child) !== "asset-clip") continue;
        read.sounds.push({
          ...{ name: attribute(child, "name"), file: assets.get(attribute(child, "ref")) ?? "" },
          ...{
            start: inTimeline(attribute(child, "offset")),
            duration: frames(attribute(child, "duration")),
          },
          sourceStart: frames(attribute(child, "start")),
        });
      }
    }
    return read;
  };
  const [project] = descend(root, "fcpxml", "library", "event", "project");
  if (!project) throw new Error("no project");
  const programme = spineOf(project);
  const [format] = descend(root, "fcpxml", "resources", "format");
  return {
    ...readSpine(programme),
    firstFrame: programme.firstFrame,
    format: format ? attribute(format, "frameDuration") : "",
  };
}

/** A Final Cut 7 document: a side of a clip with a transition is -1, its place is that of the transition. */
export function readXmeml(
  document: string,
): ReadTimeline & { timecode: string; ntsc: string; timebase: number } {
  const root = parser.parse(document) as XmlElement[];
  const [sequence] = descend(root, "xmeml", "sequence");
  if (!sequence) throw new Error("no sequence");
  const files = new Map<string, string>();
  const readTrack = (track: XmlElement, read: ReadTimeline): ReadClip[] => {
    const items = childrenOf(track);
    return items.flatMap((item, index) => {
      if (nameOf(item) === "transitionitem") {
        const [start, end] = [Number(textOf(item, "start")), Number(textOf(item, "end"))];
        read.transitions.push({ start, duration: end - start });
      }
      if (nameOf(item) !== "clipitem") return [];
      const [file] = descend(childrenOf(item), "file");
      const id = file ? attribute(file, "id") : "";
      const url = file ? textOf(file, "pathurl") : "";
      if (url) files.set(id, decodeURIComponent(url));
      const told = Number(textOf(item, "start"));
      const before = items[index - 1];
      const start = told === -1 && before ? Number(textOf(before, "start")) : told;
      const [sourceIn, sourceOut] = [Number(textOf(item, "in")), Number(textOf(item, "out"))];
      const [nested] = descend(childrenOf(item), "sequence");
      if (nested) {
        if (sourceOut > Number(textOf(nested, "duration"))) throw new Error("a nested sequence is too short");
        return seenOf(readPicture(nested), { from: sourceIn, to: sourceOut, position: start, read });
      }
      return [
        {
          name: textOf(item, "name"),
          file: files.get(id) ?? "",
          start,
          duration: sourceOut - sourceIn,
          sourceStart: sourceIn,
        },
      ];
    });
  };
  const readPicture = (from: XmlElement): ReadTimeline => {
    const read: ReadTimeline = { picture: [], transitions: [], sounds: [], markers: [] };
    for (const track of descend(childrenOf(from), "media", "video", "track"))
      read.picture.push(...readTrack(track, read));
    return read;
  };
  const read = readPicture(sequence);
  for (const track of descend(childrenOf(sequence), "media", "audio", "track"))
    read.sounds.push(...readTrack(track, read));
  for (const marker of descend(childrenOf(sequence), "marker"))
    read.markers.push(Number(textOf(marker, "in")));
  return {
    ...read,
    timecode: textOf(sequence, "timecode", "string"),
    ntsc: textOf(sequence, "rate", "ntsc"),
    timebase: Number(textOf(sequence, "rate", "timebase")),
  };
}
