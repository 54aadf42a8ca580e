import { calibration } from "@/domain/quality/calibration";
import { measured } from "../measured";
import type { SoundSamples } from "../sample-sound";
import { linearScore } from "../statistics";

const silentBelow = 0.001;
/** A breath between phrases is no fault; shorter gaps are not counted. */
const shortestSeconds = 0.4;

/** The share of the sound that is silent for longer than a breath, wherever it lies. */
export function silence({ channels, rate }: SoundSamples) {
  const length = channels[0]?.length ?? 0;
  const block = Math.round(rate * 0.02);
  let silent = 0;
  let run = 0;
  const close = () => {
    if (run * block >= shortestSeconds * rate) silent += run;
    run = 0;
  };
  const blocks = Math.floor(length / block);
  for (let index = 0; index < blocks; index++) {
    const isSilent = channels.every((samples) => isQuiet(samples, index * block, block));
    if (isSilent) run++;
    else close();
  }
  close();
  const share = blocks > 0 ? silent / blocks : 1;
  return measured("silence", {
    score: linearScore(share, calibration.scales.silence.share),
    raw: share,
    note: share > 0.1 ? `${Math.round(share * 100)} % is silent` : null,
  });
}

function isQuiet(samples: Float32Array, start: number, count: number): boolean {
  for (let at = start; at < start + count; at++) if (Math.abs(samples[at] ?? 0) > silentBelow) return false;
  return true;
}
