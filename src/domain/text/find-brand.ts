import { findWords } from "./find-words";

const name =
  "(?<name>\\p{Lu}[\\p{L}\\p{N}&'’+-]*(?:\\.\\p{L}+)?(?:\\s+(?:\\p{Lu}[\\p{L}\\p{N}&'’+-]*|&)){0,2})";
/** Ways in which a prompt introduces a name, surest first. */
const introductions: readonly RegExp[] = [
  /\b(?:called|named|brand(?: name)?:?|llamad[oa]|appelée?|namens|chiamat[oa]|chamad[oa])\s+["“'‘«]?(?<name>\p{L}[\p{L}\p{N}&'’+-]*(?:\.[\p{L}]+)?(?:\s+\p{Lu}[\p{L}\p{N}&'’+-]*){0,2})/u,
  /[«「『](?<name>[^»」』]{2,24})[»」』]/u,
  new RegExp(`\\b(?:by|von|from|de la marca|par)\\s+${name}`, "u"),
  new RegExp(`^${name}\\s*[:—–|]`, "u"),
  new RegExp(
    `\\b(?:[Ii]ntroducing|[Mm]eet|[Pp]resenting|[Aa]nnouncing|[Ll]aunch(?:ing)?|for|about|of|at|with)\\s+(?:our\\s+|the\\s+)?(?:new\\s+)?${name}`,
    "u",
  ),
  new RegExp(
    `^(?:(?:A|The|Our|An)\\s+)?${name}(?=\\s+(?:is|are|makes|brings|helps|keeps|lets|turns)\\b|'s\\b|’s\\b)`,
    "u",
  ),
];

/** Capitalised words that are not brands of this product: places, days, platforms, feasts, languages, abbreviations. */
const notBrands =
  "tiktok, instagram, youtube, reels, shorts, facebook, snapchat, linkedin, christmas, easter, halloween, black friday, new year, new year's eve, valentine, valentine's day, mother's day, father's day, thanksgiving, ramadan, diwali, summer, winter, spring, autumn, monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may, june, july, august, september, october, november, december, london, paris, tokyo, berlin, new york, lisbon, porto, rome, milan, madrid, barcelona, amsterdam, vienna, prague, dubai, sydney, mexico, japan, italy, france, spain, germany, america, europe, africa, asia, brooklyn, manhattan, california, texas, italian, french, japanese, spanish, german, english, mexican, american, european, scandinavian, nordic, swiss, indian, thai, korean, chinese, brazilian, turkish, greek, dutch, gen z, usa, uk, us, eu, nyc, la, ai, vr, ar, diy, bbq, ev, suv, tv, led, usb, crm, saas, api, iphone, android, mars, earth, moon, i, a, the, an, our, my, your, we, it, this, that, show, create, make, vertical, square, cinematic, video, ad, alps, sahara, hawaii, iceland, bali, times square, pov, cta, dj, hd, 4k, end, close, open, start, cut";
const openers =
  /^(?:A|An|The|Our|My|Create|Make|Show|Generate|Produce|Introducing|Meet|Imagine|Promote|Advertise|Video|Ad|Launch|Announce|Discover|Get|Cinematic|Vertical|Square|Short|Fun|New|Two|Three|Four|Five|In|On|At|With|For|From|When|While|How|What|Why|This|We|I|It|Close-up|Slow|One|Join|Come|Say|Stop|Try|Buy|Visit|Open|Start|Please|Write|Film|Turn|Before|After|Every|Only|No|Want|Need)\b/;

const isBrand = (text: string) =>
  text.length > 1 &&
  text.length <= 30 &&
  findWords(text, notBrands)[0]?.text.toLowerCase() !== text.toLowerCase();

/** A capitalised word or two right before the product: "Nimbus running shoes", "the Halo lamp". */
function beforeProduct(prompt: string, productIndex: number): string | undefined {
  const match = new RegExp(`${name}(?:['’]s)?\\s$`, "u").exec(prompt.slice(0, productIndex));
  const words = match?.groups?.name;
  if (!match || !words) return;
  const atStart = match.index === 0 || /[.!?:]\s*$/.test(prompt.slice(0, match.index));
  if (!atStart) return words;
  const rest = words.replace(openers, "").trim();
  const unlikely = /(?:ing|ed|ful|less|able|made|al|ic|ous|ish|ive|en|y)$/i.test(rest);
  return rest && !(rest === words && unlikely) ? rest : undefined;
}

/** "law firm Becker & Roth: …". */
const afterProduct = new RegExp(`^ ${name}(?=\\s*[:,.;–—-]|$)`, "u");

/** The brand a prompt names, or "" for none. Never a guess at a common word. */
export function findBrand(prompt: string, product: { index: number; noun: string; head: string }): string {
  const start = product.index - Math.max(0, product.noun.length - product.head.length);
  const introduced = introductions.map((pattern) => pattern.exec(prompt)?.groups?.name);
  const behind = afterProduct.exec(prompt.slice(product.index + product.head.length))?.groups?.name;
  const named = [introduced[0], introduced[1], beforeProduct(prompt, start), behind, ...introduced.slice(2)];
  const clean = named.map(
    (text) =>
      text
        ?.replace(/['’]s$|[.,'’-]+$/gu, "")
        .replace(openers, "")
        .trim() ?? "",
  );
  const isProduct = (text: string) => product.head.toLowerCase().startsWith(text.toLowerCase());
  return clean.find((text) => text !== "" && isBrand(text) && !isProduct(text)) ?? "";
}
