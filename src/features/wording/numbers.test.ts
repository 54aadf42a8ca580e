import { describe, expect, it } from "vitest";
import { bytesText, countText, moneyText, runningTimeText, waitText } from "@/features/wording/numbers";

describe("numbers as people read them", () => {
  it.each([
    [0, "free"],
    [400, "$0.0004"],
    [9_999, "$0.0100"],
    [10_000, "$0.01"],
    [1_250_000, "$1.25"],
    [1_234_567_890, "$1,234.57"],
  ])("writes %d micro-dollars as %s", (micros, text) => expect(moneyText(micros)).toBe(text));

  it.each([
    [-3, "under 1 s"],
    [0.2, "under 1 s"],
    [45.4, "45 s"],
    [59.6, "1 min"],
    [125, "2 min 5 s"],
    [4320, "1 h 12 min"],
  ])("writes a wait of %d seconds as %s", (seconds, text) => expect(waitText(seconds)).toBe(text));

  it.each([
    [5, "0:05"],
    [15.04, "0:15"],
    [59.7, "1:00"],
    [754, "12:34"],
  ])("writes a running time of %d seconds as %s", (seconds, text) =>
    expect(runningTimeText(seconds)).toBe(text),
  );

  it("writes sizes and counts", () => {
    expect([bytesText(999), bytesText(4_500), bytesText(8_400_000)]).toEqual(["999 B", "5 kB", "8.4 MB"]);
    expect([countText(1, "clip"), countText(0, "clip"), countText(1200, "entry", "entries")]).toEqual([
      "1 clip",
      "0 clips",
      "1,200 entries",
    ]);
  });
});
