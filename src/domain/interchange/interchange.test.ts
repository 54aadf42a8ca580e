import fc from "fast-check";
import { expect, test } from "vitest";
import { mediaFiles } from "@/domain/export/media-files";
import type { AudioItem, ClipItem, Cut, TransitionItem } from "@/domain/timeline/cut";
import { transitionKinds } from "@/domain/timeline/cut";
import { setCaptions } from "@/domain/timeline/edit/captions";
import { nestClips } from "@/domain/timeline/edit/nest";
import { setSpeed } from "@/domain/timeline/edit/split-and-merge";
import { setTransition } from "@/domain/timeline/edit/transitions";
import { trimClip } from "@/domain/timeline/edit/trim";
import { flattenPicture } from "@/domain/timeline/flatten";
import { openNested, seenClips } from "@/domain/timeline/nested";
import { sampleCut } from "@/testing/edited-cuts";
import { fcpxmlProblems } from "@/testing/fcpxml-model";
import { type ReadTimeline, readEdl, readFcpxml, readOtio, readXmeml } from "@/testing/interchange-readers";
import { otioProblems } from "@/testing/otio-model";
import { toInterchange } from "./formats";
import { frameRates, type RateKey, rateKeys } from "./frame-rate";

const title = "Läufer & Söhne <1>";

/** A cut of clips with what lies between them, and a few sounds. */
const cuts = fc
  .record({
    fps: fc.constantFrom(24, 25, 30),
    shots: fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 2000 }),
        length: fc.integer({ min: 30, max: 400 }),
        seam: fc.option(fc.integer({ min: 1, max: 14 })),
        kind: fc.constantFrom(...transitionKinds),
        gap: fc.option(fc.integer({ min: 1, max: 40 })),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    sounds: fc.array(
      fc.record({ start: fc.integer({ min: 0, max: 29 }), length: fc.integer({ min: 1, max: 60 }) }),
      { maxLength: 5 },
    ),
  })
  .map(({ fps, shots, sounds }): Cut => {
    const at = (value: number) => ({ value, rate: fps });
    const clip = (number: number, start: number, length: number): ClipItem => ({
      ...{ type: "clip", id: `c${number}`, name: `Shot ${number}`, takeId: `t${number}`, gainDb: 0 },
      mediaDigest: `${number}`.padStart(64, "a"),
      sourceRange: { start: at(start), duration: at(length) },
      available: { start: at(0), duration: at(start + length) },
      ...{ fadeIn: null, fadeOut: null },
    });
    const video = shots.flatMap(({ start, length, seam, kind, gap }, index): Cut["video"] => {
      const item: TransitionItem = { type: "transition", id: `x${index}`, kind, duration: at(seam ?? 0) };
      const before: Cut["video"] =
        index > 0 && seam ? [item] : gap ? [{ type: "gap", id: `g${index}`, duration: at(gap) }] : [];
      return [...before, clip(index + 1, start, length)];
    });
    const voice = sounds.map(
      ({ start, length }, index): AudioItem => ({
        ...{ type: "audio", id: `v${index}`, name: `Line ${index}`, takeId: `v${index}`, gainDb: -3 },
        mediaDigest: `${index}`.padStart(64, "b"),
        start: at(start),
        sourceRange: { start: at(0), duration: at(length) },
        ...{ fadeIn: null, fadeOut: null },
      }),
    );
    return {
      ...{ version: 1, fps, size: { width: 1080, height: 1920 }, video, overlays: [], voice, duckDb: 12 },
      ...{ music: [], effects: [], grade: { clips: {}, contrast: 1, grain: 0 } },
      loudness: { integratedLufs: -14, truePeakDbtp: -1 },
    };
  });

const filesOf = (cut: Cut) => {
  const digests = [
    ...seenClips(cut).map(({ mediaDigest }) => [mediaDigest, "video/mp4"] as const),
    ...cut.voice.map(({ mediaDigest }) => [mediaDigest, "audio/wav"] as const),
  ];
  const media = { width: 720, height: 1280, durationFrames: null, takeNumber: 1 };
  return mediaFiles(cut, {
    title,
    known: new Map(digests.map(([digest, contentType]) => [digest, { ...media, contentType }])),
  });
};

const write = (format: "otio" | "edl" | "fcpxml" | "xmeml", cut: Cut, rate: RateKey) =>
  toInterchange(format, cut, { name: title, rate, files: filesOf(cut), spoken: new Map() });

/** What every reader must find: the frames of the picture one after the other, each with its place in its file. */
function framesOf(cut: Cut): string[] {
  const files = filesOf(cut);
  const shown = (clip: ClipItem, frame: number) => `${files.get(clip.mediaDigest)?.path} ${frame}`;
  return flattenPicture(cut).spans.flatMap((span) =>
    Array.from({ length: span.lengthFrames }, (_, index) => {
      if (span.kind === "gap") return "black";
      if (span.kind === "body") return shown(span.clip, span.sourceStartFrame + index);
      return `${shown(span.from.clip, span.from.sourceStartFrame + index)} > ${shown(span.to.clip, span.to.sourceStartFrame + index)}`;
    }),
  );
}

/** The same out of a document: clips reach as far into their transitions as those tell. */
function framesRead(
  { picture, transitions }: Pick<ReadTimeline, "picture" | "transitions">,
  length: number,
): string[] {
  return Array.from({ length }, (_, frame) => {
    const seam = transitions.find(({ start, duration }) => frame >= start && frame < start + duration);
    const inFile = ({ file, start, sourceStart }: ReadTimeline["picture"][number]) =>
      `${file.replace(/^\.\//, "")} ${sourceStart + frame - start}`;
    if (seam) {
      const to = picture.find((clip) => clip.start >= seam.start && clip.start <= seam.start + seam.duration);
      const from = to && picture[picture.indexOf(to) - 1];
      return from && to ? `${inFile(from)} > ${inFile(to)}` : "lost";
    }
    const clip = picture.find(({ start, duration }) => frame >= start && frame < start + duration);
    return clip ? inFile(clip) : "black";
  });
}

const runs = { numRuns: 60 };

test("OTIO, read by the rules of its schema, holds every frame, sound and marker of the cut", () => {
  fc.assert(
    fc.property(cuts, (cut) => {
      for (const key of ratesFor(cut)) {
        const { document } = write("otio", cut, key);
        expect(otioProblems(document)).toEqual([]);
        const read = readOtio(document);
        const { numerator, denominator, nominal } = frameRates[key];
        expect(read.rate).toBe(numerator / denominator);
        expect(read.firstFrame).toBe(key === "29.97df" ? 107_892 : nominal * 3600);
        expectEqual(read, cut);
      }
    }),
    runs,
  );
});

test("FCPXML keeps to the grammar of its format: elements in their order, with what they must have and nothing else", () => {
  fc.assert(
    fc.property(cuts, (cut) => {
      for (const key of ratesFor(cut)) expect(fcpxmlProblems(write("fcpxml", cut, key).document)).toEqual([]);
    }),
    runs,
  );
  const nested = setSpeed(deeplyNested(), { clipId: "a", speedPercent: 130 });
  const { document } = write("fcpxml", nested, "24");
  expect(fcpxmlProblems(document)).toEqual([]);
  const problems = (change: (text: string) => string) => fcpxmlProblems(change(document));
  expect(problems((text) => text.replace('<ref-clip ref="m1"', '<ref-clip ref="m9"'))).toEqual([
    "ref-clip names m9, which is not there",
  ]);
  expect(problems((text) => text.replace(/ tcFormat="NDF"/, ' timecode="NDF"'))).toEqual([
    expect.stringMatching(/cannot have timecode$/),
  ]);
  expect(
    problems((text) => text.replace(/(<timeMap>[\s\S]*?<\/timeMap>)([\s\S]*?)(<\/asset-clip>)/, "$2$1$3")),
  ).toEqual([expect.stringMatching(/^asset-clip has .*timeMap in it$/)]);
});

test("the model of OpenTimelineIO refuses what its classes do not have", () => {
  const [cut] = fc.sample(cuts, 1);
  if (!cut) throw new Error("no cut");
  const [key] = ratesFor(cut);
  if (!key) throw new Error("no rate");
  const { document } = write("otio", cut, key);
  const problems = (change: (text: string) => string) => otioProblems(change(document));
  expect(problems((text) => text.replaceAll('"Track.1"', '"Lane.1"'))).toContain(
    "Lane.1 is no class that every release knows",
  );
  expect(problems((text) => text.replace('"global_start_time"', '"start"'))).toEqual(
    expect.arrayContaining(["Timeline.1 lacks global_start_time", "Timeline.1 has no start"]),
  );
  expect(problems((text) => text.replace(/(RationalTime\.1",\s+"rate": )[\d.]+/, "$1 12"))).toEqual([
    "it counts at 2 rates",
  ]);
});

test("FCPXML counts in whole frames, as exact fractions, and holds the same", () => {
  fc.assert(
    fc.property(cuts, (cut) => {
      for (const key of ratesFor(cut)) {
        const rate = frameRates[key];
        const read = readFcpxml(write("fcpxml", cut, key).document, rate);
        expect(read.format).toBe(`${rate.denominator}/${rate.numerator}s`);
        expectEqual(read, cut);
      }
    }),
    runs,
  );
});

test("xmeml counts in frames and holds the same", () => {
  fc.assert(
    fc.property(cuts, (cut) => {
      for (const key of ratesFor(cut)) {
        const read = readXmeml(write("xmeml", cut, key).document);
        expect(read.timecode).toBe(key === "29.97df" ? "01:00:00;00" : "01:00:00:00");
        expect([read.timebase, read.ntsc]).toEqual([cut.fps, key.includes(".") ? "TRUE" : "FALSE"]);
        expectEqual(read, cut);
      }
    }),
    runs,
  );
});

test.each(rateKeys)(
  "an EDL at %s, its timecodes counted one by one, holds every frame of the picture",
  (key) => {
    const rate = frameRates[key];
    fc.assert(
      fc.property(
        cuts.filter((cut) => cut.fps === rate.nominal),
        (cut) => {
          const read = readEdl(write("edl", cut, key).document, rate);
          expect(read.mode).toBe(key === "29.97df" ? "FCM: DROP FRAME" : "FCM: NON-DROP FRAME");
          expect(read.title).toBe("Laufer & Sohne <1>");
          expect(framesRead(read, flattenPicture(cut).lengthFrames)).toEqual(framesOf(cut));
          expect(read.markers).toEqual(startsOf(cut));
        },
      ),
      { numRuns: 4 },
    );
  },
);

const ratesFor = (cut: Cut) => rateKeys.filter((key) => frameRates[key].nominal === cut.fps);

function startsOf(cut: Cut): number[] {
  let start = 0;
  return cut.video.flatMap((item) => {
    if (item.type === "transition") start -= item.duration.value;
    const own = start;
    if (item.type === "gap") start += item.duration.value;
    if (item.type !== "clip") return [];
    start += item.sourceRange.duration.value;
    return [own];
  });
}

function expectEqual(read: ReadTimeline, cut: Cut) {
  expect(framesRead(read, flattenPicture(cut).lengthFrames)).toEqual(framesOf(cut));
  expect(read.markers).toEqual(startsOf(cut));
  const sounds = read.sounds.map(({ name, start, duration, sourceStart }) => ({
    name,
    start,
    duration,
    sourceStart,
  }));
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  expect(sounds.toSorted(byName)).toEqual(
    cut.voice.map(({ name, start, sourceRange }) => ({
      ...{ name, start: start.value, duration: sourceRange.duration.value },
      sourceStart: sourceRange.start.value,
    })),
  );
}

/** One clip at double speed, with what editing systems have no words for. */
function editedCut(): Cut {
  const at = (value: number) => ({ value, rate: 24 });
  return {
    ...{ version: 1, fps: 24, size: { width: 1080, height: 1920 }, music: [], effects: [], voice: [] },
    video: [
      {
        ...{ type: "clip", id: "c1", name: "Shot 1", takeId: "t1", gainDb: 0, mediaDigest: "a".repeat(64) },
        sourceRange: { start: at(48), duration: at(96) },
        available: { start: at(0), duration: at(240) },
        ...{ fadeIn: null, fadeOut: null, speedPercent: 200 },
      },
    ],
    overlays: [
      {
        ...{ type: "text", id: "t", text: "Only <today>", role: "cta", position: "centre" },
        range: { start: at(12), duration: at(24) },
        ...{ animation: "pop", font: "Inter", colour: "#ff0000", accent: "#ff7a45" },
      },
    ],
    grade: { clips: { c1: { exposure: 1.1, saturation: 1, warmth: 0 } }, contrast: 1, grain: 0.2 },
    ...{ duckDb: 12, loudness: { integratedLufs: -14, truePeakDbtp: -1 } },
    markers: [{ id: "m", time: at(20), text: "Too dark?" }],
  };
}

test("changed speed is told in the words of each format, and markers of the maker's go with those of the shots", () => {
  const cut = editedCut();
  const written = (format: Parameters<typeof write>[0]) => write(format, cut, "24").document;
  expect(readOtio(written("otio")).markers).toEqual([0, 20]);
  expect(written("otio")).toContain('"time_scalar": 2');
  expect(written("edl")).toMatch(/^M2 {3}V001 {5}048\.0 00:00:02:00$/m);
  expect(readXmeml(written("xmeml")).picture).toMatchObject([{ start: 0, sourceStart: 48, duration: 96 }]);
  expect(written("xmeml")).toContain("<value>200</value>");
  // Of 240 frames at double speed 120 are played; frame 48 is the 24th of them.
  const fcpxml = written("fcpxml");
  expect(fcpxml).toContain('<timept time="24000/4800s" value="240/24s" interp="linear"/>');
  expect(readFcpxml(fcpxml, frameRates["24"]).picture).toMatchObject([{ duration: 48, sourceStart: 24 }]);
  expect(fcpxml).toContain("Only &lt;today&gt;");
});

test("what a format has no words for is reported, and nothing else", () => {
  const cut = editedCut();
  const lost = (format: Parameters<typeof write>[0], rate: RateKey) => write(format, cut, rate).lost;
  expect(lost("otio", "24")).toEqual([
    "Text over the picture: import the captions file beside it.",
    "Colour corrections.",
    "Film grain.",
  ]);
  expect(lost("fcpxml", "23.976")).toEqual([
    "Font, colour and animation of text over the picture.",
    "Colour corrections.",
    "Film grain.",
    "The media run at 24 frames a second: have them interpreted as 23.976, frame for frame.",
  ]);
  const plain: Cut = { ...cut, overlays: [], grade: { clips: {}, contrast: 1, grain: 0 } };
  expect(write("xmeml", plain, "24").lost).toEqual([]);
  const captioned = setCaptions(plain, { spans: [{ startFrame: 0, lengthFrames: 24, text: "Only today" }] });
  for (const format of ["otio", "fcpxml", "xmeml", "edl"] as const) {
    const told = write(format, captioned, "24").lost;
    expect(told).toContain("Captions with their look: import the SRT or VTT file beside it.");
  }
});

const readers = {
  otio: readOtio,
  edl: (document: string) => readEdl(document, frameRates["24"]),
  fcpxml: (document: string) => readFcpxml(document, frameRates["24"]),
  xmeml: readXmeml,
};
const asRows = (which: string) =>
  `${which} as such: the clips in them stand beside one another, as they are seen.`;

/** A nested clip in a nested clip, trimmed and with transitions in it, at its edges and around it. */
function deeplyNested(): Cut {
  const inner = nestClips(sampleCut(), { ids: ["b", "c"] });
  const outer = nestClips(inner, { ids: ["nested~2", "d"] });
  const trim = { clipId: "nested~3", deltaFrames: 20, mode: "ripple" } as const;
  const trimmed = trimClip(outer, { ...trim, edge: "start" });
  return setTransition(trimmed, { clipId: "a", transition: { kind: "crossfade", lengthFrames: 12 } });
}

test("nested clips are handed over frame for frame, in each other or as the clips in them, and the report says so", () => {
  const cut = deeplyNested();
  for (const format of ["otio", "fcpxml", "xmeml", "edl"] as const) {
    const [nested, open] = [write(format, cut, "24"), write(format, openNested(cut), "24")];
    expect(nested.lost).toEqual(format === "edl" ? [asRows("Nested clips"), ...open.lost] : open.lost);
    expect(readers[format](nested.document)).toEqual(readers[format](open.document));
  }
  const { document } = write("otio", cut, "24");
  expect(otioProblems(document)).toEqual([]);
  expect(document.match(/"Stack\.1"/g)).toHaveLength(3);
  const fcpxml = write("fcpxml", cut, "24").document;
  expect(fcpxml.match(/<media id="m[12]"/g)).toHaveLength(2);
  expect(fcpxml.match(/<ref-clip ref="m[12]"/g)).toHaveLength(2);
  expect(write("xmeml", cut, "24").document.match(/<sequence id="sequence[-\d]*">/g)).toHaveLength(3);
});

test("nested clips at another speed are handed over as the clips in them, those around them stay", () => {
  const cut = setSpeed(deeplyNested(), { clipId: "nested~3", speedPercent: 130 });
  const kept = nestClips(cut, { ids: ["a", "nested~3"] });
  for (const format of ["otio", "fcpxml", "xmeml"] as const) {
    const [nested, open] = [write(format, kept, "24"), write(format, openNested(kept), "24")];
    expect(nested.lost).toEqual([asRows("Nested clips at another speed"), ...open.lost]);
    // xmeml tells the length of a retimed clip in frames of its file, which says nothing of how much of it is seen.
    const read = (document: string) => {
      const { picture, ...rest } = readers[format](document);
      return {
        ...rest,
        picture: picture.map(({ start, file, sourceStart }) => ({ start, file, sourceStart })),
      };
    };
    expect(read(nested.document)).toEqual(read(open.document));
  }
  expect(write("fcpxml", kept, "24").document.match(/<ref-clip /g)).toHaveLength(1);
});
