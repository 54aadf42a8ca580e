import { expect, test } from "vitest";
import { speechOverMusic } from "./speech-over-music";

const rate = 48_000;

/** Syllables of a tone, five a second with a gap after each, over a steady tone. */
function mix(bedDb: number) {
  const bed = 0.2 * 10 ** (bedDb / 20);
  const samples = Float32Array.from({ length: 4 * rate }, (_, at) => {
    const seconds = at / rate;
    const speaks = seconds > 1 && seconds < 3 && (seconds * 5) % 1 < 0.7;
    const voice = speaks ? 0.2 * Math.sin(2 * Math.PI * 500 * seconds) : 0;
    return voice + bed * Math.sin(2 * Math.PI * 1300 * seconds);
  });
  return { channels: [samples, samples], rate };
}
const speech = [{ startSeconds: 1, endSeconds: 3 }];

test("finds in the mix how far a voice stands above its music", () => {
  // A voice that speaks for 70 % of the time has 1.5 dB less power on average than while it sounds.
  for (const bedDb of [-20, -10, -3]) {
    const found = speechOverMusic(mix(bedDb), speech)?.raw ?? Number.NaN;
    expect(Math.abs(found - (-bedDb - 1.5)), `${bedDb} dB`).toBeLessThan(1);
  }
});

test("falls as the music comes up, says when the voice is hard to hear, and is silent without speech", () => {
  const scores = [-16, -8, -3, 6].map((bedDb) => speechOverMusic(mix(bedDb), speech)?.score ?? Number.NaN);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(4);
  expect(speechOverMusic(mix(-16), speech)?.note).toBeNull();
  expect(speechOverMusic(mix(-3), speech)?.note).toContain("hard to hear");
  expect(speechOverMusic(mix(-10), [])).toBeNull();
});
