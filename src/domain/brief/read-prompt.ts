import type { Aspect } from "@/domain/media/format";
import { numberPattern, parseNumber } from "@/domain/text/numbers";

/** An explicit wish and the words of the prompt that state it. */
export type Wish<Value> = { value: Value; phrase: string; index: number };

/** Every explicit wish in a prompt, in the order written; wishes may contradict one another or be out of range. */
export type PromptWishes = {
  durationSeconds: Wish<number>[];
  clips: Wish<number>[];
  aspect: Wish<Aspect>[];
};

type Context = { before: string; phrase: string; after: string; index: number };

const video =
  "video|videos|ad|ads|advert|advertisement|spot|commercial|clip|reel|teaser|promo|trailer|film|story|cut|version|edit|loop|tiktok";
const secondUnits =
  "s|sec|secs|seconds?|segundos?|secondes?|sekunden?|secondi|secondo|seconden|sekund|секунды?|секунд|秒鐘|秒钟|秒間?|초";
const minuteUnits = "min|mins|minutes?|minutos?|minuten?|minuti|minuto|минут[аы]?|分钟|分鐘|分間|분";

/** "charges in 20 seconds" is a claim about the product, "20 seconds" alone is a wish about the video. */
const claimBefore =
  /\b(in|within|under|every|only|just|after|than|takes?|ready in|first|last|next|per|about|every other)\s*(just |only |under |about )?$/i;
const wishBefore =
  /\b(make it|make this|lasting|lasts?|length|duration|runtime|video of|ad of|spot of|clip of|exactly|total(ling)?|for)\s*:?\s*$/i;
const claimAfter =
  /^[- ]?(to|delivery|workouts?|meals?|recipes?|timer|walk|drive|ride|charge|charging|boost|meditations?|exercises?|sessions?|break|brew|setup|set-up|prep|lunch|dinner|nap|read|away|from|per|a day|a week|every|before|later|faster|and you|flat\b|rule)/i;
const videoAfter = new RegExp(
  `^[- ]*(?:long[- ])?(?:[\\p{L}-]+[ ]+){0,3}(?:${video})\\b|^[- ]*(?:long|total|max|maximum|in total)\\b`,
  "iu",
);
const standsAlone = /^\s*(?:[.,;:!?)\]–—-]|$|and\b|with\b|in\b|for\b|of\b|\d)/i;
const decadeAfter =
  /^\s*(style|styled|look|vibes?|retro|music|disco|fashion|synth|inspired|aesthetic|nostalgia|film|hits|neon|feel|era|sitcom|action)/i;
const decadeBefore = /\b(the|her|his|their|my|your|our|early|late|mid|in|since|of|from|19)[- ]?'?$/i;

function matches(
  prompt: string,
  pattern: RegExp,
): (Context & { groups: Record<string, string | undefined> })[] {
  return [...prompt.matchAll(pattern)].map((match) => ({
    phrase: match[0],
    index: match.index,
    before: prompt.slice(Math.max(0, match.index - 40), match.index),
    after: prompt.slice(match.index + match[0].length, match.index + match[0].length + 60),
    groups: { ...match.groups },
  }));
}

/** "80s" is a decade far more often than a length. */
function isDecade({ before, phrase, after }: Context): boolean {
  if (!/^[2-9]0s$/i.test(phrase)) return false;
  return decadeAfter.test(after) || decadeBefore.test(before) || Number.parseInt(phrase, 10) > 60;
}

function isAboutTheVideo(context: Context): boolean {
  if (wishBefore.test(context.before) || videoAfter.test(context.after)) return true;
  return !claimBefore.test(context.before) && !claimAfter.test(context.after);
}

const secondPattern = new RegExp(
  `(?<![\\d.,:/%€$£\\p{L}-])(?<number>${numberPattern})[- ]?(?:${secondUnits})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])`,
  "giu",
);

function secondsWishes(prompt: string): Wish<number>[] {
  return matches(prompt, secondPattern)
    .filter((context) => !isDecade(context) && isAboutTheVideo(context))
    .map(({ groups, phrase, index }) => ({ value: parseNumber(groups.number ?? ""), phrase, index }));
}

const minutePattern = new RegExp(
  `(?<![\\d.,:/%€$£\\p{L}-])(?:(?<half>half[- ](?:an?[- ])?minute)|(?<more>a minute and a half|one and a half minutes)|(?<number>${numberPattern}|a)[- ]?(?:${minuteUnits}))(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])`,
  "giu",
);

/** Minutes are rarely about an ad, so they need a sign that they are: the word for a video, or nothing else beside them. */
function minuteWishes(prompt: string): Wish<number>[] {
  const single = (context: { groups: Record<string, string | undefined> }) =>
    context.groups.number?.toLowerCase() === "a";
  return matches(prompt, minutePattern)
    .filter((context) => {
      if (wishBefore.test(context.before) || videoAfter.test(context.after)) return true;
      return !single(context) && isAboutTheVideo(context) && standsAlone.test(context.after);
    })
    .map(({ groups, phrase, index }) => {
      const number = single({ groups }) ? 1 : parseNumber(groups.number ?? "");
      const minutes = groups.half ? 0.5 : groups.more ? 1.5 : number;
      return { value: minutes * 60, phrase, index };
    });
}

const clipUnits =
  "clips?|shots?|scenes?|segments?|takes?|escenas|tomas|planos|plans|scènes|szenen|einstellungen|scene|inquadrature|cenas|сцены|сцен|镜头|カット|장면";

const clipPattern = new RegExp(
  `(?<![\\d.,:/%€$£\\p{L}-])(?<number>${numberPattern}|(?:a |one )?(?:single|continuous))[- ]?(?:(?:short|quick|different|separate|distinct|continuous|fast|video)[- ])?(?:个|つの|개의 )?(?:${clipUnits})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])`,
  "giu",
);

function clipWishes(prompt: string): Wish<number>[] {
  return matches(prompt, clipPattern)
    .filter(({ before, phrase, after }) => {
      if (/^ of (espresso|coffee|tequila|vodka|rum|whisk|ginger|protein|vitamin|caffeine)/i.test(after))
        return false;
      if (/^[- ](glass|espresso|latte|americano)/i.test(after)) return false;
      return !(/takes?$/i.test(phrase) && /\b(it|only|just|that)\s*$/i.test(before));
    })
    .map(({ groups, phrase, index }) => {
      const number = groups.number ?? "";
      return { value: /single|continuous/i.test(number) ? 1 : parseNumber(number), phrase, index };
    })
    .filter(({ value }) => Number.isInteger(value));
}

const aspectWords: readonly { aspect: Aspect; pattern: RegExp; needsContext?: true }[] = [
  { aspect: "9:16", pattern: /(?<![\d:])9 ?[:x×] ?16(?![\d:])/gi },
  { aspect: "16:9", pattern: /(?<![\d:])16 ?[:x×] ?9(?![\d:])/gi },
  { aspect: "1:1", pattern: /(?<![\d:])1 ?[:x×] ?1(?![\d:])/gi },
  { aspect: "4:5", pattern: /(?<![\d:])4 ?[:x×] ?5(?![\d:])/gi },
  { aspect: "9:16", pattern: /\bvertical(?:ly)?\b|\bportrait\b/gi, needsContext: true },
  { aspect: "1:1", pattern: /\bsquare\b/gi, needsContext: true },
  { aspect: "16:9", pattern: /\blandscape\b|\bhorizontal\b/gi, needsContext: true },
  { aspect: "16:9", pattern: /\bwidescreen\b|\bwide[- ]screen\b/gi },
  {
    aspect: "9:16",
    pattern:
      /\btik ?tok\b|\byoutube shorts?\b|\b(?:instagram|ig|insta|facebook) (?:reels?|stor(?:y|ies))\b|\bsnapchat\b/gi,
  },
  { aspect: "9:16", pattern: /\bReels\b|\bfor (?:reels|shorts|stories)\b/g },
  { aspect: "16:9", pattern: /\byoutube\b(?! shorts?\b)/gi },
];

const formatAfter = new RegExp(
  `^[- ]?(?:format|aspect|orientation|mode|ratio|${video}|social|post|for)\\b`,
  "i",
);
const formatBefore = /\b(in|make it|format|aspect|orientation|as an?|shot|keep it)[: ]+$/i;

function isFormat({ before, phrase, after }: Context): boolean {
  if (formatAfter.test(after)) return true;
  const properName = /\p{Lu}[\p{L}']* $/u.test(before) && /^\p{Lu}/u.test(phrase);
  if (properName) return false;
  const closed = /^\s*(?:[.,;!?)]|$)/.test(after);
  return closed && (formatBefore.test(before) || /(?:^|[,.;(]|\d+ ?(?:s|sec|seconds)) ?$/i.test(before));
}

/** Written ratios come first: somebody who types "16:9 for TikTok" means the numbers. */
function aspectWishes(prompt: string): Wish<Aspect>[] {
  return aspectWords.flatMap(({ aspect, pattern, needsContext }) =>
    matches(prompt, pattern)
      .filter((context) => !needsContext || isFormat(context))
      .filter(({ before, phrase }) => !/\d/.test(phrase) || !/\b(at|odds|score|won|lost)\s*$/i.test(before))
      .map(({ phrase, index }) => ({ value: aspect, phrase, index })),
  );
}

/**
 * Reads explicit wishes about length, number of clips and aspect ratio out of a prompt. Numbers that say something
 * of the product ("50% off", "24/7", "iPhone 15", "charges in 20 seconds", "an 80s look") are left alone.
 */
export function readPrompt(prompt: string): PromptWishes {
  const durations = [...secondsWishes(prompt), ...minuteWishes(prompt)];
  return {
    durationSeconds: durations.filter(({ value }) => value > 0).sort((a, b) => a.index - b.index),
    clips: clipWishes(prompt),
    aspect: aspectWishes(prompt),
  };
}
