export const languages = [
  "en",
  "es",
  "fr",
  "de",
  "it",
  "pt",
  "nl",
  "pl",
  "tr",
  "ru",
  "ja",
  "zh",
  "ko",
  "ar",
  "hi",
  "other",
] as const;
export type Language = (typeof languages)[number];

const scripts: readonly (readonly [Language, RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["zh", /\p{Script=Han}/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  [
    "other",
    /[\p{Script=Thai}\p{Script=Hebrew}\p{Script=Greek}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Georgian}\p{Script=Armenian}]/gu,
  ],
];

const stopWords: readonly (readonly [Language, readonly string[]])[] = [
  ["en", "the a an of for with and in on to that is our your from by at it as this we".split(" ")],
  ["es", "el la los las un una para con de del que y en por nuestro nuestra su al como más".split(" ")],
  ["fr", "le la les un une des pour avec de du et dans notre qui sur au aux en nos plus".split(" ")],
  [
    "de",
    "der die das ein eine einen einem für mit und im in von den dem unser unsere auf zum zur ist".split(" "),
  ],
  ["it", "il lo la gli le un una per con di del della che nel e nostro nostra sul più al".split(" ")],
  ["pt", "o a os as um uma para com de do da que no na e em nosso nossa seu sua mais".split(" ")],
  ["nl", "de het een voor met en van onze in op die dat is naar bij".split(" ")],
  ["pl", "i w na z dla do się nasz nasza jest to od ze po".split(" ")],
  ["tr", "ve bir için ile bu de da en çok bizim yeni gibi".split(" ")],
];

/** Share of the letters that must be of another script before a text counts as written in it. */
const scriptShare = 0.3;

/**
 * The language a short text is written in, by script and by its small words. A guess: texts of key words only
 * count as English, languages that are not known as "other".
 */
export function detectLanguage(text: string): Language {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, letter] of scripts) {
    const count = text.match(letter)?.length ?? 0;
    if (count > 0 && count >= letters * scriptShare) return language;
    if (language === "ja" && count > 2) return "ja";
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best: { language: Language; count: number } = { language: "en", count: 0 };
  for (const [language, small] of stopWords) {
    const count = words.filter((word) => small.includes(word)).length;
    if (count > best.count) best = { language, count };
  }
  return best.language;
}
