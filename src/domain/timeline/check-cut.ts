import { StudioError } from "@/domain/errors";
import { rescale } from "@/domain/time/rational";
import type { AudioItem, ClipItem, Cut, NestedClip, TransitionItem } from "./cut";
import { clipFrames, isNested, itemFrames } from "./layout";
import { namedItems, nestedProblem, openNested } from "./nested";

/** What is wrong with one item of a cut, in words for the maker. */
export type CutProblem = { itemId: string; code: string; message: string };

/** A clip is on the screen for at least half a second, in frames. */
export const shortestClipFrames = (fps: number): number => Math.ceil(fps / 2);

/**
 * Everything that keeps a cut from being played as it is written: ids that are not unique, clips that are too short or
 * reach beyond their media, transitions without room, times before the start. The picture track is a row, so that its
 * clips cannot overlap; sounds and overlays may, because they are mixed and laid over one another.
 */
export function cutProblems(cut: Cut): CutProblem[] {
  return [
    ...duplicateIds(cut),
    ...cut.video.flatMap((item) => (isNested(item) ? nestedProblems(cut, item) : [])),
    ...openNested(cut).video.flatMap((item, index, video) => {
      if (item.type === "clip") return clipProblems({ ...cut, video }, item, index);
      if (item.type === "transition") return transitionProblems({ ...cut, video }, item, index);
      return itemFrames(item, cut.fps) < 1
        ? [problem(item.id, "empty", "A gap has at least one frame.")]
        : [];
    }),
    ...cut.overlays.flatMap(({ id, range }) => {
      const early = rescale(range.start, cut.fps).value < 0;
      const empty = rescale(range.duration, cut.fps).value < 1;
      return early || empty
        ? [problem(id, "time", "Text and pictures start in the video and last a frame or more.")]
        : [];
    }),
    ...[...cut.voice, ...cut.music, ...cut.effects].flatMap((sound) => soundProblems(cut, sound)),
    ...captionProblems(cut),
    ...(cut.markers ?? []).flatMap(({ id, time }) =>
      time.value < 0 ? [problem(id, "time", "A marker cannot stand before the start.")] : [],
    ),
  ];
}

/**
 * An edited cut, if the edit brought no problem in. What an older release or another tool left behind does not keep a
 * maker from editing the rest. Throws "invalid-input" with what is in the way.
 */
export function edited(before: Cut, after: Cut): Cut {
  const known = new Set(cutProblems(before).map(problemKey));
  const brought = cutProblems(after).find((found) => !known.has(problemKey(found)));
  if (brought) throw new StudioError("invalid-input", brought.message);
  return after;
}

const problemKey = ({ itemId, code }: CutProblem) => `${code}/${itemId}`;
const problem = (itemId: string, code: string, message: string): CutProblem => ({ itemId, code, message });

function duplicateIds(cut: Cut): CutProblem[] {
  const seen = new Set<string>();
  return idsOf(cut).flatMap((id) => {
    const twice = seen.has(id);
    seen.add(id);
    return twice ? [problem(id, "id", `Two items of this cut are called ${id}.`)] : [];
  });
}

/** The ids of everything in a cut, also inside of nested clips. */
export function idsOf(cut: Cut): string[] {
  const captions = cut.captions?.items ?? [];
  const video = namedItems(cut.video);
  const rows = [video, cut.overlays, cut.voice, cut.music, cut.effects, cut.markers ?? [], captions];
  return rows.flatMap((row) => row.map(({ id }) => id));
}

/** The clips in it are checked as what is seen of them, like all others. */
function nestedProblems({ fps }: Cut, clip: NestedClip): CutProblem[] {
  const inTheWay = nestedProblem(clip, fps);
  return [
    ...(isInside(clip, fps) ? [] : [problem(clip.id, "source", `There is no more of ${clip.name}.`)]),
    ...(inTheWay === null ? [] : [problem(clip.id, "nested", inTheWay)]),
  ];
}

function clipProblems(cut: Cut, clip: ClipItem, index: number): CutProblem[] {
  const { fps } = cut;
  const length = clipFrames(clip, fps);
  const found: CutProblem[] = [];
  if (!isInside(clip, fps)) {
    found.push(problem(clip.id, "source", `There is no more of ${clip.name}'s take in that direction.`));
  }
  if (length < shortestClipFrames(fps)) {
    found.push(problem(clip.id, "short", `${clip.name} would be shorter than half a second.`));
  }
  if (transitionAt(cut, index - 1) + transitionAt(cut, index + 1) > length) {
    found.push(
      problem(
        clip.id,
        "transitions",
        `The transitions around ${clip.name} would be longer than the clip. Shorten them first.`,
      ),
    );
  }
  if (fadeFrames(clip, fps) > length) {
    found.push(problem(clip.id, "fades", `The fades of ${clip.name} would be longer than the clip.`));
  }
  return found;
}

function transitionProblems(cut: Cut, transition: TransitionItem, index: number): CutProblem[] {
  const beside = [cut.video[index - 1], cut.video[index + 1]];
  if (beside.some((item) => item?.type !== "clip")) {
    return [problem(transition.id, "beside", "A transition needs a clip on both sides.")];
  }
  return itemFrames(transition, cut.fps) < 1
    ? [problem(transition.id, "empty", "A transition lasts at least one frame.")]
    : [];
}

function soundProblems({ fps }: Cut, sound: AudioItem): CutProblem[] {
  const start = rescale(sound.start, fps).value;
  const length = rescale(sound.sourceRange.duration, fps).value;
  const found: CutProblem[] = [];
  if (start < 0 || length < 1) {
    found.push(problem(sound.id, "time", "A sound starts in the video and lasts a frame or more."));
  }
  if (!isInside(sound, fps)) {
    found.push(problem(sound.id, "source", `There is no more of ${sound.name} in that direction.`));
  }
  if (fadeFrames(sound, fps) > length) {
    found.push(problem(sound.id, "fades", `The fades of ${sound.name} would be longer than the sound.`));
  }
  return found;
}

function captionProblems({ captions, fps }: Cut): CutProblem[] {
  let free = 0;
  return (captions?.items ?? []).flatMap(({ id, range }) => {
    const start = rescale(range.start, fps).value;
    const length = rescale(range.duration, fps).value;
    const overlaps = start < free;
    free = Math.max(free, start + length);
    if (start < 0 || length < 1) {
      return [problem(id, "time", "A caption starts in the video and lasts a frame or more.")];
    }
    return overlaps
      ? [problem(id, "overlap", "Two captions cannot be read at once. Shorten the one before first.")]
      : [];
  });
}

function isInside({ sourceRange, available }: Pick<AudioItem, "sourceRange" | "available">, fps: number) {
  const start = rescale(sourceRange.start, fps).value;
  const end = start + rescale(sourceRange.duration, fps).value;
  if (!available) return start >= 0;
  const first = rescale(available.start, fps).value;
  return start >= first && end <= first + rescale(available.duration, fps).value;
}

function fadeFrames({ fadeIn, fadeOut }: Pick<AudioItem, "fadeIn" | "fadeOut">, fps: number): number {
  return [fadeIn, fadeOut].reduce((sum, fade) => sum + (fade ? rescale(fade, fps).value : 0), 0);
}

function transitionAt(cut: Cut, index: number): number {
  const item = cut.video[index];
  return item?.type === "transition" ? itemFrames(item, cut.fps) : 0;
}
