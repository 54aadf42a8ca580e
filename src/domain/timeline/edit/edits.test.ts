import fc from "fast-check";
import { expect, test } from "vitest";
import { StudioError } from "@/domain/errors";
import { anyEdit, at, attempt, cutClip, cutFps, cutText, sampleCut } from "@/testing/edited-cuts";
import { cutProblems } from "../check-cut";
import { type Cut, cut as cutDocument } from "../cut";
import { flattenPicture } from "../flatten";
import { clipFrames, cutFrames, itemFrames, placedClips } from "../layout";
import { seenClips } from "../nested";
import { flattenSound } from "../sound";
import { deleteItems, duplicateClips, insertTake, moveClips, replaceTake } from "./arrange";
import { gradeClip } from "./grade";
import { record, redo, startHistory, takeBack, undo } from "./history";
import { setTrackLevel } from "./sounds";
import { mergeClips, setSpeed, splitClip } from "./split-and-merge";
import { longestTransition, setTransition } from "./transitions";
import { rollSeam, slipClip, trimClip, trimLimits } from "./trim";

const expectedFrames = (cut: Cut) =>
  cut.video.reduce((sum, item) => sum + (item.type === "transition" ? -1 : 1) * itemFrames(item, cut.fps), 0);

test("whatever edits are made, in any order, the cut keeps its invariants, flattens, and is as long as its parts", () => {
  fc.assert(
    fc.property(fc.array(anyEdit(), { minLength: 1, maxLength: 30 }), (edits) => {
      const last = edits.reduce(attempt, sampleCut());
      expect(cutProblems(last)).toEqual([]);
      expect(cutDocument.parse(last)).toEqual(last);
      const { spans, lengthFrames } = flattenPicture(last);
      expect(lengthFrames).toBe(expectedFrames(last));
      expect(spans.every((span) => span.lengthFrames > 0)).toBe(true);
      expect(flattenSound(last).clips).toHaveLength(seenClips(last).length);
    }),
    { numRuns: 300 },
  );
});

test("undoing every step gives the cut before it, and redoing gives the steps again", () => {
  fc.assert(
    fc.property(fc.array(anyEdit(), { minLength: 1, maxLength: 60 }), (edits) => {
      const start = startHistory(sampleCut());
      const done = edits.reduce(
        (history, edit) => record(history, { cut: attempt(history.present, edit), label: "edit" }),
        start,
      );
      let history = done;
      while (history.past.length > 0) history = undo(history);
      expect(history.present).toBe(start.present);
      while (history.future.length > 0) history = redo(history);
      expect(history.present).toBe(done.present);
      expect(history.past).toHaveLength(done.past.length);
    }),
    { numRuns: 50 },
  );
});

test("no operation changes the cut it is given", () => {
  const frozen = deepFreeze(sampleCut());
  fc.assert(
    fc.property(anyEdit(), (edit) => {
      attempt(frozen, edit);
      expect(frozen).toEqual(sampleCut());
    }),
    { numRuns: 200 },
  );
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

test("a drag is one step of the history", () => {
  let history = startHistory(sampleCut());
  for (const deltaFrames of [-1, -2, -3]) {
    const cut = trimClip(history.past[0]?.cut ?? history.present, {
      ...{ clipId: "a", edge: "end", mode: "ripple", deltaFrames },
    });
    history = record(history, { cut, label: "Trim", mark: "drag-1" });
  }
  expect(history.past).toHaveLength(1);
  expect(clipFrames(requireFirst(history.present), cutFps)).toBe(69);
  expect(undo(history).present).toEqual(sampleCut());
});

test("a drag that is broken off leaves the cut and the steps before it as they were", () => {
  const start = startHistory(sampleCut());
  const trim = (from: Cut, deltaFrames: number) =>
    trimClip(from, { clipId: "a", edge: "end", mode: "ripple", deltaFrames });
  const before = record(start, { cut: trim(start.present, -1), label: "Trim" });
  const dragged = record(before, { cut: trim(before.present, -5), label: "Trim", mark: "drag-1" });
  expect(takeBack(dragged, "drag-1")).toEqual(before);
  expect(takeBack(before, "drag-1")).toBe(before);
});

const requireFirst = (cut: Cut) => {
  const [first] = placedClips(cut);
  if (!first) throw new Error("the cut has no clip");
  return first.item;
};

const starts = (cut: Cut) => Object.fromEntries(placedClips(cut).map((one) => [one.item.id, one.startFrame]));
const order = (cut: Cut) => cut.video.map((item) => item.id);
const overlayStart = (cut: Cut, id: string) => cut.overlays.find((one) => one.id === id)?.range.start.value;

test("a ripple trim moves what follows, with the text and the voice that stand on it", () => {
  const after = trimClip(sampleCut(), { clipId: "a", edge: "end", deltaFrames: -24, mode: "ripple" });
  expect(starts(after)).toEqual({ a: 0, b: 48, c: 108, d: 180 });
  expect(overlayStart(after, "title")).toBe(56);
  expect(after.voice[0]?.start).toEqual(at(52));
  expect(after.music).toEqual(sampleCut().music);
});

test("text stays on the picture it stands on when the beginning of its clip goes, and goes with its clip", () => {
  const trimmed = trimClip(sampleCut(), { clipId: "b", edge: "start", deltaFrames: 4, mode: "ripple" });
  expect(overlayStart(trimmed, "title")).toBe(76);
  const deleted = deleteItems(sampleCut(), { ids: ["b"], leaveGap: false });
  expect(deleted.overlays.map(({ id }) => id)).toEqual(["end"]);
  expect(deleted.voice).toEqual([]);
  expect(order(deleted)).toEqual(["a", "c", "d"]);
});

test("a plain trim leaves a gap, which the clip can grow into again and nothing else", () => {
  const before = sampleCut();
  const trimmed = trimClip(before, { clipId: "a", edge: "end", deltaFrames: -20, mode: "gap" });
  expect(cutFrames(trimmed)).toBe(cutFrames(before));
  expect(trimmed.video[1]).toMatchObject({ type: "gap", duration: at(20) });
  const regrown = trimClip(trimmed, { clipId: "a", edge: "end", deltaFrames: 20, mode: "gap" });
  expect(regrown).toEqual(before);
  expect(() => trimClip(before, { clipId: "a", edge: "end", deltaFrames: 5, mode: "gap" })).toThrow(
    "no free room",
  );
});

test("trimming stops where the handles say: at the end of the take, at half a second, at a transition's length", () => {
  for (const clipId of ["a", "b", "c", "d"]) {
    for (const edge of ["start", "end"] as const) {
      const limits = trimLimits(sampleCut(), { clipId, edge, mode: "ripple" });
      const trim = (deltaFrames: number) =>
        trimClip(sampleCut(), { clipId, edge, deltaFrames, mode: "ripple" });
      expect(() => [trim(limits.least), trim(limits.most)]).not.toThrow();
      expect(() => trim(limits.least - 1)).toThrow(StudioError);
      expect(() => trim(limits.most + 1)).toThrow(StudioError);
    }
  }
});

test("rolling a seam and slipping a clip keep the length of the film", () => {
  const rolled = rollSeam(sampleCut(), { clipId: "a", deltaFrames: 10 });
  expect(cutFrames(rolled)).toBe(cutFrames(sampleCut()));
  expect(starts(rolled)).toEqual({ ...starts(sampleCut()), b: 82 });
  expect(rollSeam(rolled, { clipId: "a", deltaFrames: -10 })).toEqual(sampleCut());
  const slipped = slipClip(sampleCut(), { clipId: "a", deltaFrames: -24 });
  expect(requireFirst(slipped).sourceRange).toEqual({ start: at(0), duration: at(72) });
  expect(() => slipClip(slipped, { clipId: "a", deltaFrames: -1 })).toThrow("no more of Clip a");
});

test("a split clip shows the same frames, and merged again is the clip it was", () => {
  const split = splitClip(sampleCut(), { clipId: "b", atFrame: 100 });
  expect(order(split)).toEqual(["a", "b", "b~2", "seam-b", "c", "d"]);
  expect(cutFrames(split)).toBe(cutFrames(sampleCut()));
  expect(split.grade.clips["b~2"]).toEqual(split.grade.clips.b);
  expect(split.overlays).toEqual(sampleCut().overlays);
  expect(mergeClips(split, { leftId: "b", rightId: "b~2" })).toEqual(sampleCut());
  expect(() => splitClip(sampleCut(), { clipId: "b", atFrame: 75 })).toThrow("shorter than half a second");
  expect(() => mergeClips(sampleCut(), { leftId: "a", rightId: "b" })).toThrow("does not go on where");
  expect(() => mergeClips(split, { leftId: "a", rightId: "c" })).toThrow("directly beside");
});

test("moving a clip there and back gives the order, and drops transitions whose clips are parted", () => {
  const moved = moveClips(sampleCut(), { ids: ["d"], toIndex: 0 });
  expect(order(moved)).toEqual(["d", "a", "b", "seam-b", "c"]);
  expect(overlayStart(moved, "end")).toBe(6);
  expect(moveClips(moved, { ids: ["d"], toIndex: 3 })).toEqual(sampleCut());
  expect(order(moveClips(sampleCut(), { ids: ["c"], toIndex: 0 }))).toEqual(["c", "a", "b", "d"]);
  expect(order(moveClips(sampleCut(), { ids: ["a", "d"], toIndex: 1 }))).toEqual(["b", "a", "d", "c"]);
});

test("deleting with a gap keeps everything else in its place; the last clip cannot go", () => {
  const { b, ...kept } = starts(sampleCut());
  const after = deleteItems(sampleCut(), { ids: ["b"], leaveGap: true });
  expect(starts(after)).toEqual(kept);
  expect(cutFrames(after)).toBe(cutFrames(sampleCut()));
  expect(after.overlays).toEqual(sampleCut().overlays);
  expect(() => deleteItems(sampleCut(), { ids: ["a", "b", "c", "d"], leaveGap: false })).toThrow(
    "at least one clip",
  );
});

test("a duplicate stands behind its clip and looks the same", () => {
  const after = duplicateClips(sampleCut(), { ids: ["b"] });
  expect(order(after)).toEqual(["a", "b", "b~2", "c", "d"]);
  expect(after.grade.clips["b~2"]).toEqual(after.grade.clips.b);
  expect(cutFrames(after)).toBe(cutFrames(sampleCut()) + 72 + 12);
});

test("another take takes over the stretch that is shown, as far as it has one", () => {
  const take = { takeId: "t2", mediaDigest: "m2", name: "Take 2", durationFrames: 60 };
  const replaced = replaceTake(sampleCut(), { clipId: "a", take });
  expect(requireFirst(replaced)).toMatchObject({
    id: "a",
    mediaDigest: "m2",
    sourceRange: { start: at(0), duration: at(60) },
  });
  expect(insertTake(sampleCut(), { take, toIndex: 1 }).video[1]).toMatchObject({
    id: "clip~2",
    takeId: "t2",
  });
});

test("a transition shortens the film by its length, and has room for as much as both clips have", () => {
  const longest = longestTransition(sampleCut(), "a");
  const set = (lengthFrames: number) =>
    setTransition(sampleCut(), { clipId: "a", transition: { kind: "wipe", lengthFrames } });
  expect(longest).toBe(60);
  expect(cutFrames(set(longest))).toBe(cutFrames(sampleCut()) - longest);
  expect(() => set(longest + 1)).toThrow("longer than the clip");
  expect(setTransition(set(10), { clipId: "a", transition: null })).toEqual(sampleCut());
  expect(() =>
    setTransition(sampleCut(), { clipId: "d", transition: { kind: "dip", lengthFrames: 5 } }),
  ).toThrow("both sides");
});

test("a clip at twice the speed takes half the time and shows every second frame", () => {
  const fast = setSpeed(sampleCut(), { clipId: "a", speedPercent: 200 });
  expect(starts(fast)).toMatchObject({ a: 0, b: 36 });
  const [body] = flattenPicture(fast).spans;
  expect(body).toMatchObject({ kind: "body", sourceStartFrame: 24, lengthFrames: 36 });
  expect(setSpeed(fast, { clipId: "a", speedPercent: 100 })).toEqual(sampleCut());
  expect(() => setSpeed(sampleCut(), { clipId: "a", speedPercent: 1000 })).toThrow("between 25 and 400");
});

test("what is set back to normal leaves no trace in the document", () => {
  const graded = gradeClip(sampleCut(), { clipId: "a", contrast: 1.2, warmth: 0.4 });
  expect(graded.grade.clips.a).toEqual({ exposure: 1, saturation: 1, warmth: 0.4, contrast: 1.2 });
  expect(gradeClip(graded, { clipId: "a", contrast: 1, warmth: 0 })).toEqual(sampleCut());
  const muted = setTrackLevel(sampleCut(), { track: "music", muted: true });
  expect(setTrackLevel(muted, { track: "music", muted: false }).tracks).toEqual({});
});

test("what was wrong with a cut before does not keep its maker from editing the rest", () => {
  const odd: Cut = { ...sampleCut(), video: [cutClip("short", { length: 6 }), ...sampleCut().video] };
  expect(cutProblems(odd)).toMatchObject([{ itemId: "short", code: "short" }]);
  expect(() => trimClip(odd, { clipId: "a", edge: "end", deltaFrames: -10, mode: "ripple" })).not.toThrow();
  const early: Cut = { ...sampleCut(), overlays: [cutText("early", -3, 12)] };
  expect(cutProblems(early)).toMatchObject([{ itemId: "early", code: "time" }]);
});
