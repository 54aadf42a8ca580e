import fc from "fast-check";
import { expect, test } from "vitest";
import { captionCues } from "@/domain/interchange/captions";
import { anyEdit, attempt, sampleCut } from "@/testing/edited-cuts";
import { captionTexts, withDrawnOverlays } from "../captions";
import { cutProblems } from "../check-cut";
import { cut as cutDocument } from "../cut";
import {
  addCaption,
  captionSpan,
  captionsOf,
  changeCaption,
  mergeCaption,
  removeCaption,
  setCaptions,
  splitCaption,
  styleCaptions,
} from "./captions";
import { trimClip } from "./trim";

const spans = [
  { startFrame: 10, lengthFrames: 40, text: "Cold brew, made slowly" },
  { startFrame: 50, lengthFrames: 30, text: "and served cold." },
  { startFrame: 150, lengthFrames: 48, text: "Try it today." },
];
const captioned = () => setCaptions(sampleCut(), { spans });
const read = (cut: ReturnType<typeof captioned>) => captionsOf(cut).map((item) => captionSpan(item, cut.fps));
const idAt = (cut: ReturnType<typeof captioned>, index: number) => captionsOf(cut)[index]?.id ?? "none";

test("captions are set, changed, added and removed; without any the cut is the document it was", () => {
  const cut = captioned();
  expect(read(cut)).toEqual(spans);
  expect(cutDocument.parse(cut)).toEqual(cut);
  const changed = changeCaption(cut, { id: idAt(cut, 1), text: "served", startFrame: 55, lengthFrames: 20 });
  expect(read(changed)[1]).toEqual({ startFrame: 55, lengthFrames: 20, text: "served" });
  const added = addCaption(cut, { startFrame: 100, lengthFrames: 96, text: "New" });
  expect(read(added)[2]).toEqual({ startFrame: 100, lengthFrames: 50, text: "New" });
  expect(setCaptions(cut, { spans: [] })).toEqual(sampleCut());
  expect(read(removeCaption(cut, { id: idAt(cut, 0) }))).toEqual(spans.slice(1));
});

test("two captions at once are refused, whichever way they would come about", () => {
  const cut = captioned();
  expect(() => changeCaption(cut, { id: idAt(cut, 0), lengthFrames: 41 })).toThrow(/cannot be read at once/);
  expect(() => addCaption(cut, { startFrame: 60, lengthFrames: 10, text: "New" })).toThrow(/at once/);
  expect(() => changeCaption(cut, { id: idAt(cut, 0), startFrame: -1 })).toThrow(/starts in the video/);
});

test("splitting divides the words by the time, and merging brings them together again", () => {
  const cut = captioned();
  const id = idAt(cut, 0);
  const split = splitCaption(cut, { id, atFrame: 26 });
  expect(read(split).slice(0, 2)).toEqual([
    { startFrame: 10, lengthFrames: 16, text: "Cold brew," },
    { startFrame: 26, lengthFrames: 24, text: "made slowly" },
  ]);
  expect(read(mergeCaption(split, { id }))).toEqual(spans);
  expect(() => splitCaption(cut, { id, atFrame: 50 })).toThrow(/playhead inside/);
  expect(() => mergeCaption(cut, { id: idAt(cut, 2) })).toThrow(/no caption behind/);
  const oneWord = changeCaption(cut, { id, text: "Cold" });
  expect(() => splitCaption(oneWord, { id, atFrame: 20 })).toThrow(/one word/);
});

test("captions move along with what is said under them", () => {
  const cut = captioned();
  const trimmed = trimClip(cut, { clipId: "a", edge: "end", deltaFrames: -24, mode: "ripple" });
  expect(read(trimmed)[2]).toEqual({ startFrame: 126, lengthFrames: 48, text: "Try it today." });
});

test("no sequence of edits makes two captions overlap or leave the film's start", () => {
  fc.assert(
    fc.property(fc.array(anyEdit(), { maxLength: 12 }), (edits) => {
      const cut = edits.reduce(attempt, captioned());
      expect(cutProblems(cut)).toEqual([]);
      expect(cutDocument.parse(cut)).toEqual(cut);
    }),
    { numRuns: 60, seed: 31 },
  );
});

test("captions that are burnt in are texts over the picture, in the film's font; else they are only in the files", () => {
  const cut = captioned();
  const [first] = captionTexts(cut);
  expect(first).toMatchObject({ type: "text", text: spans[0]?.text, font: "Inter", position: "bottom" });
  expect(withDrawnOverlays(cut).overlays).toHaveLength(sampleCut().overlays.length + 3);
  const beside = styleCaptions(cut, { burntIn: false });
  expect(withDrawnOverlays(beside)).toBe(beside);
  expect(captionCues(beside, new Map()).map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [417, 2083],
    [2083, 3333],
    [6250, 8250],
  ]);
});
