import { writeFile } from "node:fs/promises";
import { createCanvas } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import { popSeconds, typingShare } from "@/domain/timeline/overlay-timing";
import { countGraphemes, paintText } from "@/domain/timeline/paint-text";
import { placeInPicture } from "@/domain/timeline/safe-area";
import { bleedOf, originOf } from "@/domain/timeline/text-block";
import { layoutText, setFont, type TextContent, type TextLayout } from "./layout-text";

export type TextRequest = {
  content: TextContent;
  picture: PixelSize;
  fps: number;
  lengthFrames: number;
  /** File for the states: PNG pictures one behind the other. */
  outputPath: string;
};

/** A text as a few pictures of one size, shown one after the other from its start, the last one until its end. */
export type DrawnText = {
  path: string;
  left: number;
  top: number;
  states: number;
  framesPerState: number;
  /** Scripts for which no font is carried: their characters were left out. */
  missingScripts: string[];
};

/** How one state shows the text. */
type State = { visible: number; scale: number; opacity: number };

const characterSeconds = 0.045;

/** Draws a text with the carried fonts. Everything the animation cannot do by moving or fading is a state of its own. */
export async function drawText(request: TextRequest): Promise<DrawnText> {
  const { content, picture } = request;
  const layout = layoutText(content, picture);
  const { states, framesPerState } = statesOf(request, layout);
  const margin = bleedOf(layout) + Math.ceil(overshoot(states) * layout.size.width);
  const size = { width: even(layout.size.width + 2 * margin), height: even(layout.size.height + 2 * margin) };
  const place = placeInPicture(picture, layout.size, content);
  const pictures = states.map((state) => paintState(layout, { content, size, margin, state }));
  await writeFile(request.outputPath, Buffer.concat(pictures));
  return {
    path: request.outputPath,
    left: originOf(place.left, margin),
    top: originOf(place.top, margin),
    states: states.length,
    framesPerState,
    missingScripts: layout.missingScripts,
  };
}

const even = (value: number) => Math.ceil(value / 2) * 2;

function statesOf({ content, fps, lengthFrames }: TextRequest, layout: TextLayout) {
  const visible = layout.lines.reduce((sum, line) => sum + countGraphemes(line.text), 0);
  const still: State = { visible, scale: 1, opacity: 1 };
  if (content.animation === "pop") {
    const steps = Math.max(1, Math.min(Math.round(popSeconds * fps), lengthFrames - 1));
    const states = Array.from({ length: steps }, (_, index) => ({
      ...still,
      ...pop((index + 1) / (steps + 1)),
    }));
    return { states: [...states, still], framesPerState: 1 };
  }
  if (content.animation === "typewriter") {
    const framesPerState = Math.max(1, Math.round(characterSeconds * fps));
    const room = Math.max(1, Math.floor((lengthFrames * typingShare) / framesPerState));
    const perState = Math.ceil(visible / room);
    const count = Math.ceil(visible / perState);
    const states = Array.from({ length: count }, (_, index) => ({
      ...still,
      visible: Math.min(visible, (index + 1) * perState),
    }));
    return { states: states.length > 0 ? states : [still], framesPerState };
  }
  return { states: [still], framesPerState: 1 };
}

/** Grows past its size and settles, as a spring would. */
function pop(progress: number): Pick<State, "scale" | "opacity"> {
  const rest = progress - 1;
  const spring = 1 + 2.7 * rest ** 3 + 1.7 * rest ** 2;
  return { scale: 0.6 + 0.4 * spring, opacity: Math.min(1, progress * 2.5) };
}

const overshoot = (states: readonly State[]) => (Math.max(...states.map(({ scale }) => scale)) - 1) / 2;

type StateParts = { content: TextContent; size: PixelSize; margin: number; state: State };

function paintState(layout: TextLayout, { content, size, margin, state }: StateParts): Buffer {
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext("2d");
  context.globalAlpha = state.opacity;
  context.translate(margin + layout.size.width / 2, margin + layout.size.height / 2);
  context.scale(state.scale, state.scale);
  context.translate(-layout.size.width / 2, -layout.size.height / 2);
  setFont(context, layout);
  paintText(context, layout, { content, visible: state.visible });
  return canvas.toBuffer("image/png");
}
