import { countText } from "@/features/wording/numbers";

const two = (value: number) => String(value).padStart(2, "0");

/** "00:12:05": minutes, seconds and frames. */
export function timecodeText(frame: number, fps: number): string {
  const whole = Math.max(0, Math.round(frame));
  const seconds = Math.floor(whole / fps);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}:${two(whole % fps)}`;
}

/** For people who listen: "12 seconds 5 frames". */
export function spokenTime(frame: number, fps: number): string {
  const seconds = Math.floor(frame / fps);
  const frames = Math.round(frame % fps);
  const whole = countText(seconds, "second");
  return frames === 0 ? whole : `${whole} ${countText(frames, "frame")}`;
}

/**
 * Frames of a time that somebody typed: "3", "3.5" and "3.5s" are seconds, "1:05" minutes and seconds, "00:12:05" a
 * timecode, "36f" frames. Null for anything else.
 */
export function parseTime(text: string, fps: number): number | null {
  const trimmed = text.trim().toLowerCase();
  const frames = /^(\d+)\s*f$/.exec(trimmed);
  if (frames) return Number(frames[1]);
  const seconds = /^(\d+(?:[.,]\d+)?)\s*s?$/.exec(trimmed);
  if (seconds) return Math.round(Number((seconds[1] ?? "").replace(",", ".")) * fps);
  const parts = /^(\d+):(\d{1,2})(?::(\d{1,2}))?$/.exec(trimmed);
  if (!parts) return null;
  return (Number(parts[1]) * 60 + Number(parts[2])) * fps + Number(parts[3] ?? 0);
}
