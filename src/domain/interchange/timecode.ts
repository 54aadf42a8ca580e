import { StudioError } from "@/domain/errors";
import type { FrameRate } from "./frame-rate";

/** Timecode at which programmes begin by custom: one hour. */
export const startOfProgramme = "01:00:00:00";

/** Numbers left out at the start of every minute but each tenth. */
const dropped = 2;

/**
 * A frame's number as SMPTE timecode. In drop-frame counting the frames 00 and 01 of every minute that is not a tenth
 * have no number, so that 29.97 frames a second keep step with the clock; written with a semicolon. Hours wrap at 24.
 */
export function timecodeOf(frame: number, { nominal, dropFrame }: FrameRate): string {
  if (!Number.isInteger(frame) || frame < 0) {
    throw new StudioError("invalid-input", `There is no timecode for frame ${frame}`);
  }
  const number = dropFrame ? withDropped(frame, nominal) : frame;
  const seconds = Math.floor(number / nominal);
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map(twoDigits).join(":");
  return `${clock}${dropFrame ? ";" : ":"}${twoDigits(number % nominal)}`;
}

function withDropped(frame: number, nominal: number): number {
  const perMinute = nominal * 60 - dropped;
  const perTenMinutes = perMinute * 10 + dropped;
  const tens = Math.floor(frame / perTenMinutes);
  const rest = frame % perTenMinutes;
  const minutes = rest < dropped ? 0 : Math.floor((rest - dropped) / perMinute);
  return frame + tens * 9 * dropped + minutes * dropped;
}

/** The frame that a timecode numbers. Throws "invalid-input" for numbers that are not counted. */
export function frameOf(timecode: string, { nominal, dropFrame }: FrameRate): number {
  const parts = /^(\d\d):(\d\d):(\d\d)[:;](\d\d)$/.exec(timecode)?.slice(1).map(Number);
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = parts ?? [];
  const isDropped = dropFrame && minutes % 10 !== 0 && seconds === 0 && frames < dropped;
  if (!parts || minutes > 59 || seconds > 59 || frames >= nominal || isDropped) {
    throw new StudioError("invalid-input", `${timecode} is no timecode of this rate`);
  }
  const minute = hours * 60 + minutes;
  const number = (minute * 60 + seconds) * nominal + frames;
  return dropFrame ? number - dropped * (minute - Math.floor(minute / 10)) : number;
}

const twoDigits = (value: number) => String(value).padStart(2, "0");
