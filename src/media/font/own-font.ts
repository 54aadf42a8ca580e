import { readFileSync } from "node:fs";
import { GlobalFonts } from "@napi-rs/canvas";
import { StudioError } from "@/domain/errors";
import { readFont } from "./read-font";

/** A font of a maker's own, ready to be drawn with. */
export type OwnFont = {
  /** The family under which a canvas knows it: only this file. */
  name: string;
  has(character: string): boolean;
};

const loaded = new Map<string, OwnFont>();

/**
 * Loads a font from a file that was let in before. Throws "media-failed" when it cannot be drawn with. Reading waits for the
 * disk: for processes that draw, not for the server.
 */
export function loadOwnFont(path: string): OwnFont {
  const known = loaded.get(path);
  if (known) return known;
  const { ranges } = readFont(readFileSync(path));
  const name = `own-${loaded.size}`;
  if (!GlobalFonts.registerFromPath(path, name)) {
    throw new StudioError("media-failed", "The brand's font cannot be drawn with. Upload it again.");
  }
  const has = (character: string) => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(([first, last]) => first <= code && code <= last);
  };
  const font = { name, has };
  loaded.set(path, font);
  return font;
}
