"use client";

import { rescale } from "@/domain/time/rational";
import type { AudioItem, Cut } from "@/domain/timeline/cut";
import type { SoundLevel } from "@/domain/timeline/edit/sounds";
import { useCut } from "../editor-context";
import { LevelSlider } from "./level-slider";

/** How long a sound takes to come and to go; both together at most as long as the sound. */
export function FadeSliders({
  sound,
  lengthFrames,
  change,
}: {
  sound: Pick<AudioItem, "fadeIn" | "fadeOut">;
  lengthFrames: number;
  change: (cut: Cut, fades: SoundLevel) => Cut;
}) {
  const { fps } = useCut();
  const frames = (time: AudioItem["fadeIn"]) => (time ? rescale(time, fps).value : 0);
  const most = Math.floor(Math.min(lengthFrames / 2, 5 * fps));
  const slider = (label: string, value: number, toLevel: (value: number) => SoundLevel) => (
    <LevelSlider
      label={label}
      name="Fade"
      value={value}
      min={0}
      max={most}
      step={1}
      text={`${(value / fps).toFixed(2)} s`}
      change={(cut, next) => change(cut, toLevel(next))}
    />
  );
  return (
    <>
      {slider("Fade in", frames(sound.fadeIn), (fadeInFrames) => ({ fadeInFrames }))}
      {slider("Fade out", frames(sound.fadeOut), (fadeOutFrames) => ({ fadeOutFrames }))}
    </>
  );
}
