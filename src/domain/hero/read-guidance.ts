import type { SceneSpec, TimeOfDay } from "@/domain/picture/scene-spec";
import type { Camera } from "@/domain/shot/camera";
import { colourWords } from "@/domain/text/colours";

/** What a maker's wish for a derived hero frame says of things that are data; null where it says nothing. */
export type Guidance = {
  timeOfDay: TimeOfDay | null;
  weather: SceneSpec["weather"] | null;
  perspective: Camera["perspective"] | null;
  /** Steps of the shot size: 1 is one closer. */
  closer: number;
  /** Named colours, in the order of the words. */
  colours: string[];
};

const times: [RegExp, TimeOfDay][] = [
  [/\b(golden hour|sunset|evening sun|low sun)\b/, "golden-hour"],
  [/\b(dawn|sunrise|first light)\b/, "dawn"],
  [/\b(dusk|twilight|blue hour|evening)\b/, "dusk"],
  [/\b(night|midnight|neon)\b/, "night"],
  [/\b(morning)\b/, "morning"],
  [/\b(noon|midday|daylight|bright day)\b/, "noon"],
];
const weathers: [RegExp, SceneSpec["weather"]][] = [
  [/\b(rain|rainy|wet)\b/, "rain"],
  [/\b(snow|snowy|winter)\b/, "snow"],
  [/\b(fog|foggy|mist|misty|haze|hazy)\b/, "fog"],
  [/\b(cloud|clouds|cloudy|overcast)\b/, "cloudy"],
  [/\b(clear sky|sunny|sunshine)\b/, "clear"],
];
const angles: [RegExp, Camera["perspective"]][] = [
  [/\b(bird'?s[ -]eye|straight down|top[ -]down|overhead)\b/, "birds-eye"],
  [/\b(low angle|from below|looking up)\b/, "low"],
  [/\b(high angle|from above|looking down)\b/, "high"],
  [/\b(eye[ -]level)\b/, "eye-level"],
];
const closerWords = /\b(closer|close[ -]up|tighter|nearer|macro|detail)\b/;
const widerWords = /\b(wider|wide|further|farther|more space|pull back)\b/;

const firstOf = <Value>(words: string, table: [RegExp, Value][]): Value | null =>
  table.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** Reads English words for light, weather, angle, closeness and colour; other words are left to models that read. */
export function readGuidance(text: string): Guidance {
  const words = text.toLowerCase();
  return {
    timeOfDay: firstOf(words, times),
    weather: firstOf(words, weathers),
    perspective: firstOf(words, angles),
    closer: closerWords.test(words) ? 1 : widerWords.test(words) ? -1 : 0,
    colours: [
      ...new Set(
        [...words.matchAll(/\p{L}+/gu)].flatMap(([word]) => {
          const colour = Object.hasOwn(colourWords, word) ? colourWords[word] : undefined;
          return colour ? [colour] : [];
        }),
      ),
    ],
  };
}
