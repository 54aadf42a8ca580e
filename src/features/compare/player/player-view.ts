import type { LoopRange } from "./sync-group";

/** A finished video as the player needs it. `label` is all that it says of it. */
export type PlayerVideo = {
  position: number;
  label: string;
  src: string;
  poster: string;
  width: number;
  height: number;
  fps: number;
  durationFrames: number;
};

export const layouts = ["grid", "pair", "wipe", "difference"] as const;
export type Layout = (typeof layouts)[number];

/** How the videos are shown: part of the address. */
export type PlayerView = {
  layout: Layout;
  /** Positions of the two that all layouts but the grid show. */
  pair: readonly [number, number];
  sound: number | null;
  loop: LoopRange | null;
  debug: boolean;
};

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;

/** Reads the address; what it says of videos that are not there is left out. */
export function readPlayerView(params: URLSearchParams, videos: readonly PlayerVideo[]): PlayerView {
  const positions = videos.map(({ position }) => position);
  const known = (name: string) => {
    const position = wholeNumber(params.get(name));
    return position !== null && positions.includes(position) ? position : null;
  };
  const first = known("a") ?? positions[0] ?? 0;
  const asked = known("b");
  const second =
    asked !== null && asked !== first ? asked : (positions.find((position) => position !== first) ?? first);
  const layout = layouts.find((name) => name === params.get("view")) ?? "grid";
  return {
    layout: positions.length < 2 ? "grid" : layout,
    pair: [first, second],
    sound: params.get("sound") === "none" ? null : (known("sound") ?? positions[0] ?? null),
    loop: readLoop(params),
    debug: params.get("debug") === "1",
  };
}

function readLoop(params: URLSearchParams): LoopRange | null {
  const inFrame = wholeNumber(params.get("in"));
  const outFrame = wholeNumber(params.get("out"));
  return inFrame !== null && outFrame !== null && inFrame < outFrame ? { inFrame, outFrame } : null;
}

/** The parameters that stand for a change of the view; the usual is left out of the address. */
export function viewParams(change: Partial<PlayerView>): Record<string, string> {
  const { layout, pair, sound, loop, debug } = change;
  return {
    ...(layout !== undefined && { view: layout === "grid" ? "" : layout }),
    ...(pair !== undefined && { a: String(pair[0]), b: String(pair[1]) }),
    ...(sound !== undefined && { sound: sound === null ? "none" : String(sound) }),
    ...(loop !== undefined && {
      in: loop === null ? "" : String(loop.inFrame),
      out: loop === null ? "" : String(loop.outFrame),
    }),
    ...(debug !== undefined && { debug: debug ? "1" : "" }),
  };
}

/** Positions that are on the screen. */
export const shownPositions = ({ layout, pair }: PlayerView, videos: readonly PlayerVideo[]): number[] =>
  layout === "grid" ? videos.map(({ position }) => position) : [...pair];

/** A frame as a moment: "0:02:11" is frame 11 of second 2. */
export function timecode(frame: number, fps: number): string {
  const seconds = Math.floor(frame / fps);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}:${two(frame % fps)}`;
}
