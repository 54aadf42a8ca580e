import { measured } from "../measured";
import type { SoundSamples } from "../sample-sound";

/** Three samples in a row at full scale: a wave that was cut off, not one that just touches the ceiling. */
const flatSamples = 3;
const fullScale = 0.997;

export function clipping({ channels, rate }: SoundSamples) {
  let runs = 0;
  for (const samples of channels) {
    let length = 0;
    for (const sample of samples) {
      length = Math.abs(sample) >= fullScale ? length + 1 : 0;
      if (length === flatSamples) runs++;
    }
  }
  const seconds = (channels[0]?.length ?? 0) / rate;
  const perSecond = seconds > 0 ? runs / seconds : 0;
  return measured("clipping", {
    score: 100 / (1 + perSecond * 0.5),
    raw: perSecond,
    note: runs > 0 ? `cut off ${runs} times` : null,
  });
}
