const small = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/** Source of a regular expression for a number in digits or in English words, up to ninety-nine. */
export const numberPattern = `\\d+(?:[.,]\\d+)?|(?:${tens.join("|")})(?:[- ](?:${small.slice(1, 10).join("|")}))?|${[...small].reverse().join("|")}`;

/** The value of what `numberPattern` matched, or NaN for anything else. */
export function parseNumber(text: string): number {
  const words = text.toLowerCase();
  if (/^\d/.test(words)) return Number(words.replace(",", "."));
  if (small.includes(words)) return small.indexOf(words);
  const [ten = "", unit] = words.split(/[- ]/);
  const value = (tens.indexOf(ten) + 2) * 10;
  if (!tens.includes(ten)) return Number.NaN;
  return unit ? value + small.indexOf(unit) : value;
}
