import { describe, expect, it } from "vitest";
import { readPrompt } from "./read-prompt";

const first = <Value>(wishes: { value: Value }[]) => wishes[0]?.value;

describe("length in a prompt", () => {
  it.each([
    ["A 20 second ad for coffee", 20],
    ["20s coffee ad", 20],
    ["20-second spot for a bank", 20],
    ["make it twenty seconds, with jazz", 20],
    ["half a minute of calm for a spa", 30],
    ["a half-minute ad for tea", 30],
    ["one minute video for a bank", 60],
    ["a minute and a half film about bread", 90],
    ["forty-five seconds of pure speed", 45],
    ["a 3 minute ad", 180],
    ["7.5 seconds ad", 7.5],
    ["Instagram Reels, 12 sec, sneakers", 12],
    ["reloj deportivo, 20 segundos", 20],
    ["Laufschuhe, 20 Sekunden", 20],
    ["20秒のコーヒー広告", 20],
    ["реклама кофе, 20 секунд", 20],
  ])("%s", (prompt, seconds) => {
    expect(first(readPrompt(prompt).durationSeconds)).toBe(seconds);
  });

  it.each([
    "Black Friday, 50% off everything, open 24/7",
    "iPhone 15 case, made since 1985, survives a 5 km run",
    "a phone that charges in 20 seconds",
    "noodles, ready in 3 minutes",
    "30 min pizza delivery",
    "10-minute workouts app",
    "an 80s look ad for sneakers",
    "music from the 90s for a radio station",
    "a bar that opened 20 years ago",
  ])("says nothing in: %s", (prompt) => {
    expect(readPrompt(prompt).durationSeconds).toEqual([]);
  });
});

describe("number of clips in a prompt", () => {
  it.each([
    ["coffee in 4 clips", 4],
    ["a car ad in five shots", 5],
    ["3 scenes of a family breakfast", 3],
    ["6 quick clips of a marathon", 6],
    ["one continuous shot of a car", 1],
    ["0 clips please", 0],
    ["100 clips", 100],
  ])("%s", (prompt, clips) => {
    expect(first(readPrompt(prompt).clips)).toBe(clips);
  });

  it.each(["2 shots of espresso and a smile", "tequila, 3 shot glasses on a bar", "a class of 20 students"])(
    "says nothing in: %s",
    (prompt) => {
      expect(readPrompt(prompt).clips).toEqual([]);
    },
  );
});

describe("aspect ratio in a prompt", () => {
  it.each([
    ["vertical video of shoes", "9:16"],
    ["sneakers, 15 seconds, portrait", "9:16"],
    ["a TikTok for my bakery", "9:16"],
    ["for YouTube Shorts: a lamp", "9:16"],
    ["Instagram Reels for a spa", "9:16"],
    ["YouTube ad for a car", "16:9"],
    ["widescreen film about the sea", "16:9"],
    ["16:9 for TikTok", "16:9"],
    ["square video of a cake", "1:1"],
    ["a cake in 4:5", "4:5"],
  ])("%s", (prompt, aspect) => {
    expect(first(readPrompt(prompt).aspect)).toBe(aspect);
  });

  it.each([
    "a vertical garden kit",
    "a billboard on Times Square",
    "a portrait photographer at work",
    "square metres of solar roof",
    "train leaves at 9:16",
    "landscape gardeners in May",
  ])("says nothing in: %s", (prompt) => {
    expect(readPrompt(prompt).aspect).toEqual([]);
  });
});
