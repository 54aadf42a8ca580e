import fc from "fast-check";
import { StudioError } from "@/domain/errors";
import type { AudioItem, ClipItem, Cut, TextItem } from "@/domain/timeline/cut";
import { transitionKinds } from "@/domain/timeline/cut";
import {
  deleteItems,
  duplicateClips,
  insertTake,
  moveClips,
  replaceTake,
  rowOf,
} from "@/domain/timeline/edit/arrange";
import { gradeClip } from "@/domain/timeline/edit/grade";
import { addMarker } from "@/domain/timeline/edit/markers";
import { moveToTrack } from "@/domain/timeline/edit/move-to-track";
import { mergeAll, openClip } from "@/domain/timeline/edit/nest";
import { addText, placeOverlay, setOverlayRange } from "@/domain/timeline/edit/overlays";
import { setClipLevel, setDucking, setTrackLevel } from "@/domain/timeline/edit/sounds";
import { mergeClips, setSpeed, splitClip } from "@/domain/timeline/edit/split-and-merge";
import { setTransition } from "@/domain/timeline/edit/transitions";
import { rollSeam, slipClip, trimClip } from "@/domain/timeline/edit/trim";
import { laneTracks } from "@/domain/timeline/lanes";
import { placedClips } from "@/domain/timeline/layout";

export const cutFps = 24;
export const at = (value: number, rate = cutFps) => ({ value, rate });

/** A clip of a take of `mediaFrames`, of which it shows `length` from `start` on. */
export const cutClip = (
  id: string,
  {
    start = 24,
    length = 72,
    mediaFrames = 144,
  }: { start?: number; length?: number; mediaFrames?: number } = {},
): ClipItem => ({
  ...{ type: "clip", id, name: `Clip ${id}`, takeId: `take-${id}`, mediaDigest: `media-${id}`, gainDb: 0 },
  sourceRange: { start: at(start), duration: at(length) },
  available: { start: at(0), duration: at(mediaFrames) },
  ...{ fadeIn: null, fadeOut: null },
});

export const cutText = (id: string, start: number, length: number): TextItem => ({
  ...{ type: "text", id, range: { start: at(start), duration: at(length) }, text: "Fresh", role: "body" },
  ...{ position: "bottom", animation: "fade", font: "Inter", colour: "#ffffff", accent: "#ff7a45" },
});

export const cutSound = (id: string, start: number, length: number): AudioItem => ({
  ...{ type: "audio", id, name: id, takeId: `take-${id}`, mediaDigest: `media-${id}`, start: at(start) },
  sourceRange: { start: at(0), duration: at(length) },
  ...{ gainDb: 0, fadeIn: null, fadeOut: null },
});

/** Four clips of three seconds, a transition, text, voice and music. */
export const sampleCut = (): Cut => ({
  ...{ version: 1, fps: cutFps, size: { width: 1080, height: 1920 }, duckDb: 12 },
  video: [
    cutClip("a"),
    cutClip("b"),
    { type: "transition", id: "seam-b", kind: "crossfade", duration: at(12) },
    cutClip("c"),
    cutClip("d"),
  ],
  overlays: [cutText("title", 80, 40), cutText("end", 210, 60)],
  voice: [cutSound("line-b", 76, 48)],
  music: [cutSound("music", 0, 276)],
  effects: [],
  grade: { clips: { b: { exposure: 1.05, saturation: 0.98, warmth: 0.02 } }, contrast: 1.03, grain: 0.15 },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
});

type Edit = (cut: Cut) => Cut;

const nth = fc.nat(20);
const delta = fc.integer({ min: -60, max: 60 });
const otherTake = { takeId: "other", mediaDigest: "media-other", name: "Other", durationFrames: 60 };

function clipId(cut: Cut, number: number): string {
  const clips = placedClips(cut);
  return clips[number % clips.length]?.item.id ?? "none";
}

/** Any edit with any arguments; most of them allowed, some refused. It names its items by place, so that it suits any cut. */
export const anyEdit = (): fc.Arbitrary<Edit> => fc.oneof(arrangement(), look());

function arrangement(): fc.Arbitrary<Edit> {
  return fc.oneof(
    fc
      .record({
        nth,
        delta,
        edge: fc.constantFrom("start" as const, "end" as const),
        mode: fc.constantFrom("ripple" as const, "gap" as const),
      })
      .map(
        (one): Edit =>
          (cut) =>
            trimClip(cut, {
              clipId: clipId(cut, one.nth),
              edge: one.edge,
              deltaFrames: one.delta,
              mode: one.mode,
            }),
      ),
    fc.record({ nth, delta }).map(
      (one): Edit =>
        (cut) =>
          rollSeam(cut, { clipId: clipId(cut, one.nth), deltaFrames: one.delta }),
    ),
    fc.record({ nth, delta }).map(
      (one): Edit =>
        (cut) =>
          slipClip(cut, { clipId: clipId(cut, one.nth), deltaFrames: one.delta }),
    ),
    fc.record({ nth, offset: fc.integer({ min: 1, max: 80 }) }).map(
      (one): Edit =>
        (cut) => {
          const clips = placedClips(cut);
          const placed = clips[one.nth % clips.length];
          return splitClip(cut, {
            clipId: placed?.item.id ?? "none",
            atFrame: (placed?.startFrame ?? 0) + one.offset,
          });
        },
    ),
    nth.map(
      (one): Edit =>
        (cut) =>
          mergeClips(cut, { leftId: clipId(cut, one), rightId: clipId(cut, one + 1) }),
    ),
    fc.record({ nth, count: fc.integer({ min: 1, max: 4 }) }).map(
      (one): Edit =>
        (cut) => {
          const ids = Array.from({ length: one.count }, (_, index) => clipId(cut, one.nth + index));
          return mergeAll(cut, { ids });
        },
    ),
    nth.map(
      (one): Edit =>
        (cut) =>
          openClip(cut, { clipId: clipId(cut, one) }),
    ),
    fc.record({ nth, to: nth }).map(
      (one): Edit =>
        (cut) =>
          moveClips(cut, { ids: [clipId(cut, one.nth)], toIndex: one.to % (rowOf(cut).length + 1) }),
    ),
    fc.record({ nth, leaveGap: fc.boolean() }).map(
      (one): Edit =>
        (cut) =>
          deleteItems(cut, { ids: [clipId(cut, one.nth)], leaveGap: one.leaveGap }),
    ),
    nth.map(
      (one): Edit =>
        (cut) =>
          duplicateClips(cut, { ids: [clipId(cut, one)] }),
    ),
    nth.map(
      (one): Edit =>
        (cut) =>
          insertTake(cut, { take: otherTake, toIndex: one }),
    ),
    nth.map(
      (one): Edit =>
        (cut) =>
          replaceTake(cut, { clipId: clipId(cut, one), take: otherTake }),
    ),
  );
}

function look(): fc.Arbitrary<Edit> {
  return fc.oneof(
    fc
      .record({
        nth,
        kind: fc.constantFrom(...transitionKinds),
        lengthFrames: fc.integer({ min: 0, max: 60 }),
      })
      .map(
        (one): Edit =>
          (cut) =>
            setTransition(cut, {
              clipId: clipId(cut, one.nth),
              transition: one.lengthFrames > 0 ? { kind: one.kind, lengthFrames: one.lengthFrames } : null,
            }),
      ),
    fc.record({ nth, speedPercent: fc.integer({ min: 25, max: 400 }) }).map(
      (one): Edit =>
        (cut) =>
          setSpeed(cut, { clipId: clipId(cut, one.nth), speedPercent: one.speedPercent }),
    ),
    fc.record({ nth, exposure: fc.double({ min: 0, max: 3, noNaN: true }) }).map(
      (one): Edit =>
        (cut) =>
          gradeClip(cut, { clipId: clipId(cut, one.nth), exposure: one.exposure }),
    ),
    fc.record({ startFrame: delta, lengthFrames: delta }).map(
      (one): Edit =>
        (cut) =>
          addText(cut, { ...one, text: "New" }),
    ),
    fc.record({ nth, startFrame: delta, lengthFrames: delta }).map(
      (one): Edit =>
        (cut) =>
          setOverlayRange(cut, {
            id: overlayId(cut, one.nth),
            startFrame: one.startFrame,
            lengthFrames: one.lengthFrames,
          }),
    ),
    fc.record({ nth, x: fc.double({ noNaN: true }), y: fc.double({ noNaN: true }) }).map(
      (one): Edit =>
        (cut) =>
          placeOverlay(cut, { id: overlayId(cut, one.nth), place: { x: one.x, y: one.y } }),
    ),
    fc.record({ nth, gainDb: delta, fadeInFrames: fc.nat(90) }).map(
      (one): Edit =>
        (cut) =>
          setClipLevel(cut, {
            clipId: clipId(cut, one.nth),
            gainDb: one.gainDb,
            fadeInFrames: one.fadeInFrames,
          }),
    ),
    fc.record({ gainDb: delta, muted: fc.boolean() }).map(
      (one): Edit =>
        (cut) =>
          setTrackLevel(cut, { track: "music", ...one }),
    ),
    delta.map(
      (duckDb): Edit =>
        (cut) =>
          setDucking(cut, { duckDb }),
    ),
    fc.record({ nth, track: fc.constantFrom(...laneTracks), lane: fc.nat(3) }).map(
      (one): Edit =>
        (cut) =>
          moveToTrack(cut, { id: freeItemId(cut, one.nth), to: { track: one.track, lane: one.lane } }),
    ),
    fc.nat(200).map(
      (atFrame): Edit =>
        (cut) =>
          addMarker(cut, { atFrame, text: "Look" }),
    ),
  );
}

const overlayId = (cut: Cut, number: number) =>
  cut.overlays[number % Math.max(1, cut.overlays.length)]?.id ?? "none";

/** A text, picture or sound. */
function freeItemId(cut: Cut, number: number): string {
  const ids = laneTracks.flatMap((track) => cut[track].map(({ id }) => id));
  return ids[number % Math.max(1, ids.length)] ?? "none";
}

/** The cut after an edit, or as it was when the edit is refused for a reason that a maker is told. */
export function attempt(cut: Cut, edit: Edit): Cut {
  try {
    return edit(cut);
  } catch (error) {
    if (error instanceof StudioError && ["invalid-input", "not-found"].includes(error.code)) return cut;
    throw error;
  }
}
