/**
 * Guesses the language of a text from its script, and among Latin-script languages from their commonest small words.
 * Returns a BCP 47 primary tag; "en" when nothing speaks for another.
 */
export function guessLanguage(text: string): string {
  const counts = scripts.map(({ pattern, language }) => ({
    language,
    count: text.match(pattern)?.length ?? 0,
  }));
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const strongest = counts.reduce((best, entry) => (entry.count > best.count ? entry : best), {
    language: "en",
    count: 0,
  });
  // Brand names in Latin letters are common in every script: a third of the letters is enough.
  if (strongest.count * 2 >= latin && strongest.count > 0) return refine(strongest.language, text);
  return guessLatin(text);
}

const scripts = [
  // Kana first: Japanese is Han and kana mixed, and the first of equals wins.
  { pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, language: "ja" },
  { pattern: /\p{Script=Han}/gu, language: "zh" },
  { pattern: /\p{Script=Hangul}/gu, language: "ko" },
  { pattern: /\p{Script=Cyrillic}/gu, language: "ru" },
  { pattern: /\p{Script=Greek}/gu, language: "el" },
  { pattern: /\p{Script=Hebrew}/gu, language: "he" },
  { pattern: /\p{Script=Arabic}/gu, language: "ar" },
  { pattern: /\p{Script=Devanagari}/gu, language: "hi" },
  { pattern: /\p{Script=Bengali}/gu, language: "bn" },
  { pattern: /\p{Script=Gurmukhi}/gu, language: "pa" },
  { pattern: /\p{Script=Gujarati}/gu, language: "gu" },
  { pattern: /\p{Script=Tamil}/gu, language: "ta" },
  { pattern: /\p{Script=Telugu}/gu, language: "te" },
  { pattern: /\p{Script=Kannada}/gu, language: "kn" },
  { pattern: /\p{Script=Malayalam}/gu, language: "ml" },
  { pattern: /\p{Script=Thai}/gu, language: "th" },
  { pattern: /\p{Script=Georgian}/gu, language: "ka" },
  { pattern: /\p{Script=Armenian}/gu, language: "hy" },
];

function refine(language: string, text: string): string {
  if (language === "zh" && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
  if (language === "ru" && /[іїєґ]/iu.test(text)) return "uk";
  if (language === "ar" && /[پچژگ]/u.test(text)) return "fa";
  return language;
}

const smallWords: Record<string, string> = {
  en: "the and of to is your you for with that this are now get every more",
  de: "der die das und ist nicht mit für ein eine dein deine ihr jetzt auf zum mehr",
  fr: "le la les et est une des pour avec votre vos dans vous plus du au maintenant",
  es: "el la los las y es una para con tu su que más ahora por del",
  it: "il lo la gli e è una per con tuo tua che più ora del della di",
  pt: "o a os as e é uma para com seu sua que mais agora do da não você",
  nl: "de het een en is niet met voor je jouw van nu meer op",
  pl: "i w na jest nie z do twój twoja się to więcej teraz dla",
  sv: "och är att det en ett för med din ditt inte nu mer på",
  tr: "ve bir bu için ile senin daha şimdi çok en her",
};

function guessLatin(text: string): string {
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
  let best = { language: "en", hits: 0 };
  for (const [language, list] of Object.entries(smallWords)) {
    const hits = list.split(" ").filter((word) => words.has(word)).length;
    if (hits > best.hits) best = { language, hits };
  }
  return best.language;
}
