import type { SKRSContext2D } from "@napi-rs/canvas";
import type { SceneSubject } from "@/domain/picture/scene-spec";
import { createRandom, type Random } from "@/domain/random";
import type { Light } from "@/providers/animatic/light";
import { css, luminance, mix, multiply, parseHex, type Rgb, white } from "@/providers/animatic/props/colour";

/** How a surface answers light. */
export type Finish = "gloss" | "matte" | "metal" | "glass" | "soft";

/** Everything a painter of one thing needs; painters draw in the units of their own view box. */
export type Kit = {
  ctx: SKRSContext2D;
  light: Light;
  /** The thing's own colours before light; always all four, derived when the subject names fewer. */
  body: Rgb;
  accent: Rgb;
  third: Rgb;
  finish: Finish;
  /** Lower-case words for what the thing is made of. */
  materials: string;
  label: string;
  /** Lower-case words for what is printed or sewn on it. */
  marks: string;
  /** Lower-case words for what a person is doing. */
  action: string;
  random: Random;
};

const finishes: readonly (readonly [RegExp, Finish])[] = [
  [/glass|crystal|transparent/, "glass"],
  [/metal|steel|alumin|chrome|gold|silver|brass|copper|titan|iron|\btin\b/, "metal"],
  [/gloss|plastic|lacquer|enamel|ceramic|porcelain|patent|polish/, "gloss"],
  [/fabric|cotton|wool|linen|denim|canvas|knit|velvet|suede|plush|paper|card|felt|leather/, "soft"],
  [/matte|matt|wood|stone|rubber|concrete|silicone|bamboo|cork/, "matte"],
];

export function finishOf(materials: string): Finish | null {
  return finishes.find(([words]) => words.test(materials))?.[1] ?? null;
}

export function createKit(ctx: SKRSContext2D, subject: SceneSubject, light: Light): Kit {
  const [first, second, another] = subject.colours.map(parseHex);
  const body = first ?? white;
  const isLight = luminance(body) > 0.4;
  const accent = second ?? (isLight ? mix(body, [38, 36, 44], 0.78) : mix(body, [255, 248, 236], 0.82));
  const materials = subject.materials.join(" ").toLowerCase();
  return {
    ctx,
    light,
    body,
    accent,
    third: another ?? mix(body, accent, 0.35),
    finish: finishOf(materials) ?? "gloss",
    materials,
    label: subject.label.trim(),
    marks: subject.marks.join(" ").toLowerCase(),
    action: subject.action.toLowerCase(),
    random: createRandom(subject.identitySeed),
  };
}

/**
 * The colour a surface shows at an exposure: 0 = its own colour, 1 = a highlight, -1 = the deepest shadow.
 * Highlights lean to the key light's colour, shadows to the fill's.
 */
export function tone(kit: Kit, colour: Rgb, exposure: number): Rgb {
  const key = parseHex(kit.light.key);
  const base = mix(colour, multiply(colour, key), 0.45);
  if (exposure >= 0) return mix(base, mix(key, white, 0.6), Math.min(1, exposure) * 0.72);
  const shadow = multiply(colour, mix(parseHex(kit.light.fill), white, 0.12));
  const depth = 0.24 + 0.4 * kit.light.ambient;
  const deepest: Rgb = [shadow[0] * depth, shadow[1] * depth, shadow[2] * depth * 1.06];
  return mix(base, deepest, Math.min(1, -exposure));
}

export function toneCss(kit: Kit, colour: Rgb, exposure: number): string {
  return css(tone(kit, colour, exposure));
}

/** Which side is bright, never zero: a frontal light still leaves one side a little darker. */
export function litSide(light: Light): number {
  return Math.abs(light.side) < 0.25 ? (light.side < 0 ? -0.25 : 0.25) : light.side;
}

/** Mirrors a highlight's place to the lit side. */
export function leftOrRight(kit: Kit, left: number, right: number): number {
  return kit.light.side <= 0 ? left : right;
}
