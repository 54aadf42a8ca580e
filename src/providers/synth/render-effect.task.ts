import { writeFile } from "node:fs/promises";
import type { SoundCue } from "@/domain/plan/plan";
import { createRandom } from "@/domain/random";
import { filterInPlace } from "@/media/sound/biquad";
import { limitInPlace } from "@/media/sound/limiter";
import { activeLevel, gainOf, soundRate } from "@/media/sound/pcm";
import { encodeWav } from "@/media/sound/wav";
import type { Task } from "@/workers/task";
import { cues } from "./effects/cues";
import { shape } from "./effects/sources";

export type RenderEffect = { cue: SoundCue; durationSeconds: number; seed: number; path: string };

/** Draws one effect in stereo at its own level and writes it. */
export const task: Task<RenderEffect, null> = async ({ cue: name, durationSeconds, seed, path }) => {
  const cue = cues[name];
  const random = createRandom(seed).fork(`effect/${name}`);
  const samples = Math.round(durationSeconds * soundRate);
  const middle = cue.draw(samples, random.fork("middle"));
  const channels = (["left", "right"] as const).map((side) => {
    if (cue.width === 0) return middle.slice();
    const own = cue.draw(samples, random.fork(side));
    return middle.map((value, at) => value * (1 - cue.width) + (own[at] ?? 0) * cue.width);
  });
  const level = Math.max(...channels.map((channel) => activeLevel(channel)));
  for (const channel of channels) {
    filterInPlace(channel, { kind: "highpass", hz: 28 });
    shape(
      channel,
      (moment) => edge(cue.kind, moment, durationSeconds) * (gainOf(cue.levelDb) / Math.max(level, 1e-9)),
    );
  }
  limitInPlace(channels, { ceilingDb: -4 });
  await writeFile(path, encodeWav(channels, soundRate));
  return null;
};

/** Beds come and go over up to 0.6 s; hits start at once and only end without a click. */
function edge(kind: "hit" | "bed", moment: number, durationSeconds: number): number {
  const span = kind === "bed" ? Math.min(0.6, durationSeconds * 0.25) : Math.min(0.03, durationSeconds * 0.1);
  const toEnd = Math.min(1, ((1 - moment) * durationSeconds) / span);
  const fromStart = kind === "bed" ? Math.min(1, (moment * durationSeconds) / span) : 1;
  return Math.sin((Math.PI / 2) * toEnd) ** 2 * Math.sin((Math.PI / 2) * fromStart) ** 2;
}
