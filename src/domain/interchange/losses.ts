import type { Cut } from "@/domain/timeline/cut";
import { lutsOf } from "@/domain/timeline/edit/grade";
import { isNested, speedOf } from "@/domain/timeline/layout";
import { namedClips, openNested } from "@/domain/timeline/nested";
import { frameRates, type RateKey } from "./frame-rate";

/** What a format can carry beyond clips in order with their cuts. */
export type Carries = {
  transitions: "all" | "dissolves" | "dissolves-and-wipes";
  sound: boolean;
  soundLevels: boolean;
  texts: boolean;
  speed: boolean;
  /** Rows of clips as one clip. */
  nested?: boolean;
};

/**
 * What a cut has and a format does not carry. The look of the finished film (colour, grain, ducking, loudness, animated
 * text) is made when it is rendered: no interchange format has words for it.
 */
export function lostIn(edited: Cut, { carries, rate }: { carries: Carries; rate: RateKey }): string[] {
  const cut = openNested(edited);
  return [
    ...nestedLost(edited, carries),
    ...transitionsLost(cut, carries),
    ...soundLost(cut, carries),
    ...textsLost(cut, carries),
    ...captionsLost(cut),
    ...speedLost(cut, carries),
    ...lookLost(cut),
    ...rateLost(cut, rate),
  ];
}

/** Of a nested clip at another speed each clip is rounded to frames by itself: no format can tell that of one clip. */
function nestedLost(cut: Cut, { nested }: Carries): string[] {
  const opened = namedClips(cut).filter((clip) => isNested(clip) && !(nested && speedOf(clip) === 100));
  if (opened.length === 0) return [];
  const which = nested ? "Nested clips at another speed" : "Nested clips";
  return [`${which} as such: the clips in them stand beside one another, as they are seen.`];
}

function transitionsLost(cut: Cut, { transitions }: Carries): string[] {
  const carried = { all: null, dissolves: ["crossfade"], "dissolves-and-wipes": ["crossfade", "wipe"] }[
    transitions
  ];
  const kinds = new Set(cut.video.flatMap((item) => (item.type === "transition" ? [item.kind] : [])));
  const others = [...kinds].filter((kind) => carried !== null && !carried.includes(kind));
  return others.length > 0 ? [`Transitions of the kinds ${others.join(", ")} become dissolves.`] : [];
}

function soundLost(cut: Cut, { sound, soundLevels }: Carries): string[] {
  const items = [...cut.voice, ...cut.music, ...cut.effects];
  if (items.length === 0) return [];
  if (!sound) return ["Voice, music and effects are not in it: import the files of the media folder."];
  const moved =
    items.some(({ gainDb }) => gainDb !== 0) || (cut.tracks && Object.keys(cut.tracks).length > 0);
  return [
    ...(!soundLevels && moved ? ["The levels of sounds and tracks."] : []),
    ...(soundLevels && cut.tracks && Object.keys(cut.tracks).length > 0
      ? ["The levels of whole tracks."]
      : []),
    ...(items.some(({ fadeIn, fadeOut }) => fadeIn !== null || fadeOut !== null)
      ? ["Fades in and out of sounds."]
      : []),
    ...(cut.duckDb > 0 && cut.voice.length > 0 && cut.music.length > 0
      ? ["The lowering of the music under the voice; the stems have it."]
      : []),
  ];
}

function textsLost(cut: Cut, { texts }: Carries): string[] {
  const written = cut.overlays.filter(({ type }) => type === "text").length;
  const pictures = cut.overlays.length - written;
  return [
    ...(written > 0 && !texts ? ["Text over the picture: import the captions file beside it."] : []),
    ...(written > 0 && texts ? ["Font, colour and animation of text over the picture."] : []),
    ...(pictures > 0 ? ["The logo over the picture."] : []),
  ];
}

function captionsLost({ captions }: Cut): string[] {
  if (!captions) return [];
  const look = captions.burntIn ? " with their look" : "";
  return [`Captions${look}: import the SRT or VTT file beside it.`];
}

function speedLost(cut: Cut, { speed }: Carries): string[] {
  const changed = cut.video.some(
    (item) => item.type === "clip" && item.speedPercent !== undefined && item.speedPercent !== 100,
  );
  return changed && !speed ? ["Changed speed: such clips play as filmed, cut to their length."] : [];
}

function lookLost({ grade }: Cut): string[] {
  const corrected = Object.values(grade.clips).some(
    (clip) => clip.exposure !== 1 || clip.saturation !== 1 || clip.warmth !== 0 || (clip.contrast ?? 1) !== 1,
  );
  const graded = corrected || grade.contrast !== 1;
  const tables = new Set(lutsOf({ grade }).map(({ name }) => name));
  const named = [...tables].join(", ");
  return [
    ...(tables.size > 0 ? [`Look-up tables for colours: load ${named} in the editing system.`] : []),
    ...(graded ? ["Colour corrections."] : []),
    ...(grade.grain > 0 ? ["Film grain."] : []),
  ];
}

function rateLost(cut: Cut, key: RateKey): string[] {
  const { denominator, title } = frameRates[key];
  if (denominator === 1) return [];
  return [
    `The media run at ${cut.fps} frames a second: have them interpreted as ${title.split(" ")[0]}, frame for frame.`,
  ];
}
