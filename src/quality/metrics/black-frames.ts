import { type ClipSamples, lumaOf } from "../clip-samples";
import { measured } from "../measured";
import { linearScore, mean } from "../statistics";

/** Limited-range black is 16; compression and grain lift it a little. */
const blackBelow = 32;
const blackShare = 0.98;

export function blackFrames({ frames, size, fps }: ClipSamples) {
  const isBlack = frames.map((frame) => {
    const pixels = lumaOf(frame, size);
    let dark = 0;
    for (const value of pixels) if (value < blackBelow) dark++;
    return dark / pixels.length > blackShare ? 1 : 0;
  });
  const share = mean(isBlack);
  const seconds = (share * frames.length) / fps;
  return measured("blackFrames", {
    score: linearScore(share, { bad: 0.3, good: 0 }),
    raw: share,
    note: share > 0 ? `${seconds.toFixed(1)} s are black` : null,
  });
}
