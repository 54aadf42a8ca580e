import fc from "fast-check";
import { expect, test } from "vitest";
import { anyEdit, at, attempt, cutClip, sampleCut } from "@/testing/edited-cuts";
import { idsOf } from "../check-cut";
import { type ClipItem, type Cut, cut as cutDocument } from "../cut";
import { flattenPicture } from "../flatten";
import { cutFrames, isNested, placedClips } from "../layout";
import { openNested, seenClips } from "../nested";
import { indexPicture, pictureAt } from "../picture-at";
import { flattenSound } from "../sound";
import { deleteItems, duplicateClips, moveClips, replaceTake } from "./arrange";
import { gradeClip } from "./grade";
import { mergeAll, nestClips, openClip } from "./nest";
import { setClipLevel } from "./sounds";
import { mergeClips, setSpeed, splitClip } from "./split-and-merge";
import { setTransition } from "./transitions";
import { trimClip } from "./trim";

const nested = () => nestClips(sampleCut(), { ids: ["b", "c"] });
const order = (cut: Cut) => cut.video.map((item) => item.id);
const nestId = "nested~2";

/** What is seen at every frame: of which take, and how. */
const seen = (cut: Cut) => {
  const picture = indexPicture(cut);
  return Array.from({ length: picture.lengthFrames }, (_, frame) =>
    pictureAt(picture, frame).map(({ clip, ...look }) => ({ ...look, medium: clip.mediaDigest })),
  );
};

test("clips of unlike takes become one nested clip, with their transition, and nothing else is seen or heard", () => {
  const cut = nested();
  expect(order(cut)).toEqual(["a", nestId, "d"]);
  expect(placedClips(cut).map(({ startFrame, lengthFrames }) => [startFrame, lengthFrames])).toEqual([
    ...[
      [0, 72],
      [72, 132],
      [204, 72],
    ],
  ]);
  expect(flattenPicture(cut)).toEqual(flattenPicture(sampleCut()));
  expect(flattenSound(cut)).toEqual(flattenSound(sampleCut()));
  expect(openClip(cut, { clipId: nestId })).toEqual(sampleCut());
});

test("merging keeps one stretch of a take one clip, and asks for neighbours", () => {
  const split = splitClip(sampleCut(), { clipId: "b", atFrame: 100 });
  expect(mergeAll(split, { ids: ["b", "b~2"] })).toEqual(sampleCut());
  expect(order(mergeAll(split, { ids: ["b", "b~2", "c"] }))).toEqual(["a", nestId, "d"]);
  expect(() => mergeAll(sampleCut(), { ids: ["a", "c"] })).toThrow("directly beside one another");
  expect(() => mergeAll(sampleCut(), { ids: ["a"] })).toThrow("two or more clips");
  expect(() => openClip(sampleCut(), { clipId: "a" })).toThrow("Only nested clips");
});

test("a nested clip is trimmed, moved and copied as one", () => {
  const trimmed = trimClip(nested(), { clipId: nestId, edge: "start", deltaFrames: 20, mode: "ripple" });
  expect(seen(trimmed)).toEqual([...seen(sampleCut()).slice(0, 72), ...seen(sampleCut()).slice(92)]);
  const withoutB = trimClip(nested(), { clipId: nestId, edge: "start", deltaFrames: 72, mode: "ripple" });
  expect(seenClips(withoutB).map(({ id }) => id)).toEqual(["a", "c", "d"]);
  const opened = openClip(trimmed, { clipId: nestId });
  expect(seen(opened)).toEqual(seen(trimmed));
  expect(cutFrames(moveClips(nested(), { ids: [nestId], toIndex: 0 }))).toBe(cutFrames(sampleCut()));
  const copied = duplicateClips(nested(), { ids: [nestId] });
  expect(copied.grade.clips["b~2"]).toEqual(copied.grade.clips.b);
  const parted = openClip(openClip(copied, { clipId: nestId }), { clipId: "nested~3" });
  expect(order(parted)).toEqual(["a", "b", "seam-b", "c", "b~2", "seam-b~2", "c~2", "d"]);
  const emptied = deleteItems(copied, { ids: ["nested~3"], leaveGap: false });
  expect(emptied).toEqual(nested());
});

test("both halves of a split nested clip show what it showed, and are one again when they are merged", () => {
  const split = splitClip(nested(), { clipId: nestId, atFrame: 100 });
  expect(seen(split)).toEqual(seen(sampleCut()));
  expect(mergeClips(split, { leftId: nestId, rightId: "nested~3" })).toEqual(nested());
  const grown = trimClip(split, { clipId: "nested~3", edge: "start", deltaFrames: -28, mode: "ripple" });
  expect(cutFrames(grown)).toBe(cutFrames(sampleCut()) + 28);
});

test("what cannot be shown of a nested clip is refused with what to do", () => {
  expect(() => splitClip(nested(), { clipId: nestId, atFrame: 138 })).toThrow("within a transition");
  expect(() => splitClip(nested(), { clipId: nestId, atFrame: 77 })).toThrow("shorter than half a second");
  const fast = nestClips(setSpeed(sampleCut(), { clipId: "a", speedPercent: 50 }), { ids: ["a", "b"] });
  expect(() => splitClip(fast, { clipId: nestId, atFrame: 60 })).toThrow("at another speed");
  expect(() => gradeClip(nested(), { clipId: nestId, warmth: 1 })).toThrow("to change the colours");
  expect(() => setClipLevel(nested(), { clipId: nestId, fadeInFrames: 5 })).toThrow("to fade");
  const transition = { kind: "wipe" as const, lengthFrames: 60 };
  expect(() => setTransition(nested(), { clipId: "a", transition })).not.toThrow();
  const short = nestClips(
    { ...sampleCut(), video: [cutClip("a"), cutClip("s", { length: 14 }), cutClip("c")] },
    {
      ids: ["s", "c"],
    },
  );
  expect(() => setTransition(short, { clipId: "a", transition: { kind: "wipe", lengthFrames: 15 } })).toThrow(
    "longer than the clip",
  );
});

test("a nested clip can be nested again, to four deep, and opening takes off one layer", () => {
  const twice = mergeAll(nested(), { ids: [nestId, "d"] });
  expect(order(twice)).toEqual(["a", "nested~3"]);
  expect(twice.video[1]).toMatchObject({ name: "Clip b and 2 more" });
  expect(seen(twice)).toEqual(seen(sampleCut()));
  expect(flattenSound(twice)).toEqual(flattenSound(sampleCut()));
  expect(openClip(twice, { clipId: "nested~3" })).toEqual(nested());
  const split = splitClip(twice, { clipId: "nested~3", atFrame: 100 });
  expect(seen(split)).toEqual(seen(sampleCut()));
  expect(new Set(idsOf(split)).size).toBe(idsOf(split).length);
  expect(split.grade.clips["b~2"]).toEqual(split.grade.clips.b);
  expect(mergeClips(split, { leftId: "nested~3", rightId: order(split)[2] ?? "" })).toEqual(twice);
  expect(() => splitClip(twice, { clipId: "nested~3", atFrame: 138 })).toThrow("within a transition");
  const withoutNested = deleteItems(twice, { ids: ["nested~3"], leaveGap: false });
  expect(withoutNested.grade.clips).toEqual({});
  const deep = [1, 2, 3].reduce(
    (cut) => {
      const copied = duplicateClips(cut, { ids: [order(cut)[0] ?? ""] });
      return nestClips(copied, { ids: order(copied).slice(1) });
    },
    nestClips(sampleCut(), { ids: ["b", "c"] }),
  );
  expect(() => nestClips(deep, { ids: order(deep) })).toThrow("4 deep");
});

test("a nested clip plays faster and slower as a whole, with all that is in it", () => {
  const faster = setSpeed(nested(), { clipId: nestId, speedPercent: 200 });
  expect(cutFrames(faster)).toBe(cutFrames(nested()) - 66);
  const opened = openClip(faster, { clipId: nestId });
  expect(seen(opened)).toEqual(seen(faster));
  expect(placedClips(opened).map(({ item }) => item.speedPercent)).toEqual([undefined, 200, 200, undefined]);
  expect(opened.video[2]).toMatchObject({ type: "transition", duration: at(6) });
  const trimmed = trimClip(faster, { clipId: nestId, edge: "start", deltaFrames: 10, mode: "ripple" });
  expect(cutFrames(trimmed)).toBe(cutFrames(faster) - 10);
  expect(setSpeed(faster, { clipId: nestId, speedPercent: 100 })).toEqual(nested());
  const inner = setSpeed(sampleCut(), { clipId: "b", speedPercent: 50 });
  const asFilmed = setSpeed(nestClips(inner, { ids: ["b", "c"] }), { clipId: nestId, speedPercent: 200 });
  expect(seenClips(asFilmed)[1]).not.toHaveProperty("speedPercent");
  const fast = nestClips(setSpeed(sampleCut(), { clipId: "c", speedPercent: 300 }), { ids: ["b", "c"] });
  expect(() => setSpeed(fast, { clipId: nestId, speedPercent: 150 })).toThrow("play at 450 %");
  expect(() => setSpeed(nested(), { clipId: nestId, speedPercent: 400 })).not.toThrow();
});

test("a document nested deeper than makers can nest is refused before anything walks through it", () => {
  const inside = (item: ClipItem): ClipItem => ({ ...item, inside: [item, cutClip("other")] });
  const nestedTo = (depth: number) => {
    const clip = Array.from({ length: depth }).reduce<ClipItem>((item) => inside(item), cutClip("a"));
    return cutDocument.safeParse({ ...sampleCut(), video: [clip] }).success;
  };
  expect([nestedTo(4), nestedTo(5)]).toEqual([true, false]);
});

test("the level of a nested clip is that of all in it, and another take takes its place", () => {
  const quiet = setClipLevel(nested(), { clipId: nestId, gainDb: -6 });
  expect(flattenSound(quiet).clips.map(({ gainDb }) => gainDb)).toEqual([0, -6, -6, 0]);
  const take = { takeId: "t2", mediaDigest: "m2", name: "Take 2", durationFrames: 60 };
  const replaced = replaceTake(nested(), { clipId: nestId, take });
  expect(replaced.video.some(isNested)).toBe(false);
  expect(placedClips(replaced)[1]?.item.sourceRange).toEqual({ start: at(0), duration: at(60) });
});

/** Opens nested clips as a maker does, one after the other and the outermost first. */
function openedOneByOne(cut: Cut): Cut {
  const nest = cut.video.find(isNested);
  return nest ? openedOneByOne(openClip(cut, { clipId: nest.id })) : cut;
}

test("whatever was edited, opening what is nested changes no frame and no sound", () => {
  fc.assert(
    fc.property(fc.array(anyEdit(), { minLength: 2, maxLength: 12 }), fc.nat(3), (edits, first) => {
      const arranged = edits.reduce(attempt, sampleCut());
      const clips = placedClips(arranged).map(({ item }) => item.id);
      const cut = attempt(arranged, (before) => mergeAll(before, { ids: clips.slice(first, first + 2) }));
      const nests = cut.video.filter(isNested);
      const opened = openedOneByOne(cut);
      expect(opened.video).toEqual(openNested(cut).video);
      expect(flattenPicture(opened)).toEqual(flattenPicture(cut));
      expect(flattenSound(opened)).toEqual(flattenSound(cut));
      expect(flattenPicture(cut).lengthFrames).toBe(cutFrames(cut));
      const [nest] = nests;
      if (nests.length === 1 && nest && !arranged.video.some(isNested)) expect(opened).toEqual(arranged);
    }),
    { numRuns: 100 },
  );
});
