import { expect, test } from "vitest";
import { effectText } from "./effect-text";

test.each([
  [{ seconds: 40, micros: 30_000, upToMicros: 0 }, "+ about 40 s, + $0.03"],
  [{ seconds: -125, micros: 0, upToMicros: 0 }, "saves about 2 min 5 s"],
  [{ seconds: -10, micros: -60_000, upToMicros: 0 }, "saves about 10 s and $0.06"],
  [{ seconds: 4, micros: 0, upToMicros: 3_200_000 }, "+ about 4 s, up to + $3.20 for takes made again"],
  [{ seconds: 10, micros: -30_000, upToMicros: 0 }, "+ about 10 s, saves $0.03"],
  [{ seconds: 0, micros: 0, upToMicros: 0 }, "no extra time, no extra cost"],
])("%o reads %s", (effect, text) => {
  expect(effectText(effect)).toBe(text);
});
