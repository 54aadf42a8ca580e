import type { Mood, SceneGrade, SceneSpec, SettingKind, TimeOfDay } from "@/domain/picture/scene-spec";
import { createRandom } from "@/domain/random";
import type { Light } from "@/providers/animatic/light";
import { type Grade, grade, lightnessOf, mix, multiply, withLightness } from "./colour";

/** The colours of a scene under its light: painters name the colour of a thing and get it as it looks there. */
export type Tone = {
  light: Light;
  /** From the zenith to the horizon. */
  sky: { top: string; middle: string; low: string; glow: string };
  /** Fractions of the picture; null when overcast. */
  sun: { x: number; y: number; isMoon: boolean } | null;
  /** What far things fade into. */
  haze: string;
  /** 0 by day .. 1 at night. */
  night: number;
  lampsOn: boolean;
  /** Rain shines on the ground. */
  wet: boolean;
  /** Snow lies on the ground. */
  snowy: boolean;
  /** Colour of lamps and lit windows. */
  lamp: string;
  /** 60-30-10: a quiet, a supporting and a loud colour from the palette. */
  quiet: string;
  support: string;
  accent: string;
  /** How a surface of this colour looks; `lit` 0 = in shadow .. 1 = in the key light; `far` 0..1 = lost in haze. */
  surface(hex: string, lit?: number, far?: number): string;
  /** A surface that gives light by itself. */
  glowing(hex: string): string;
};

type Hour = {
  sky: [string, string, string];
  glow: string;
  key: string;
  shadow: string;
  sunHeight: number;
  night: number;
};

const hours: Record<TimeOfDay, Hour> = {
  dawn: {
    sky: ["#5a74a8", "#c79db8", "#ffc9a3"],
    glow: "#ffd9b0",
    key: "#ffd9c6",
    shadow: "#6a6f9e",
    sunHeight: 0.14,
    night: 0.25,
  },
  morning: {
    sky: ["#5fa2dc", "#a4cfec", "#f3ead2"],
    glow: "#fff3d0",
    key: "#fff3df",
    shadow: "#8c98bd",
    sunHeight: 0.5,
    night: 0,
  },
  noon: {
    sky: ["#3f8fd8", "#7dbcec", "#d5ebf5"],
    glow: "#ffffff",
    key: "#fffcf4",
    shadow: "#93a3c2",
    sunHeight: 0.95,
    night: 0,
  },
  "golden-hour": {
    sky: ["#5f7fae", "#f2b777", "#ffdc9a"],
    glow: "#ffe3a0",
    key: "#ffd59a",
    shadow: "#80608a",
    sunHeight: 0.2,
    night: 0.1,
  },
  dusk: {
    sky: ["#2b2f66", "#8b5a92", "#f2906f"],
    glow: "#ff9f76",
    key: "#d79aa4",
    shadow: "#47437c",
    sunHeight: 0.08,
    night: 0.6,
  },
  night: {
    sky: ["#0a1030", "#172350", "#34437a"],
    glow: "#b9c8ff",
    key: "#7f93cc",
    shadow: "#252c54",
    sunHeight: 0.75,
    night: 1,
  },
};

const grades: Record<Mood, Grade> = {
  calm: { saturation: 1.01, contrast: 0.99, lift: 0.015, warmth: 0 },
  energetic: { saturation: 1.34, contrast: 1.16, lift: 0.01, warmth: 0.1 },
  elegant: { saturation: 0.87, contrast: 1.16, lift: -0.025, warmth: 0.15 },
  playful: { saturation: 1.37, contrast: 1.05, lift: 0.03, warmth: 0.15 },
  dramatic: { saturation: 1.06, contrast: 1.26, lift: -0.05, warmth: 0 },
  warm: { saturation: 1.18, contrast: 1.05, lift: 0.01, warmth: 0.35 },
  fresh: { saturation: 1.19, contrast: 1.07, lift: 0.035, warmth: -0.25 },
  mysterious: { saturation: 0.95, contrast: 1.18, lift: -0.03, warmth: -0.3 },
  inspiring: { saturation: 1.23, contrast: 1.1, lift: 0.02, warmth: 0.3 },
  nostalgic: { saturation: 0.87, contrast: 0.95, lift: 0.02, warmth: 0.35 },
};

/** Places whose own lamps light what stands in front of the camera after dark, and with what colour. */
const floodlit: Partial<Record<SettingKind, string>> = {
  stadium: "#e4ecff",
  street: "#e0b48c",
  skyline: "#c9a58f",
  garden: "#b59a94",
};

const overcast: Record<SceneSpec["weather"], number> = {
  clear: 0,
  cloudy: 0.5,
  rain: 0.8,
  snow: 0.7,
  fog: 0.85,
};

export function toneOf(spec: SceneSpec, interior: boolean): Tone {
  const hour = hours[spec.timeOfDay];
  const dull = overcast[spec.weather];
  const mood = graduated(grades[spec.mood], spec.grade);
  const graded = (hex: string) => grade(hex, mood);
  const grey = withLightness("#8c97a6", 0.78 - 0.5 * hour.night, 0.8);
  const clouded = (hex: string, share: number) => graded(mix(hex, grey, dull * share));
  const lampsOn = hour.night > 0.5 || (interior && dull > 0.6);
  const lamps = floodlit[spec.setting.kind];
  const key = keyLight(lamps ? underLamps(hour, lamps) : hour, { interior, lampsOn, dull });
  const sky = {
    top: clouded(hour.sky[0], 0.8),
    middle: clouded(hour.sky[1], 0.85),
    low: clouded(hour.sky[2], 0.8),
    glow: clouded(hour.glow, 0.6),
  };
  const haze = mix(sky.low, sky.middle, 0.4);
  const side = createRandom(`${spec.worldSeed}/sun`).pick([-1, 1]);
  const [quiet, support, accent] = [spec.palette[0], spec.palette[1], spec.palette[2]];
  return {
    light: {
      side: side * (spec.timeOfDay === "noon" ? 0.35 : 0.8),
      height: interior ? 0.6 : hour.sunHeight,
      key: graded(key.lit),
      fill: graded(key.shade),
      rim: graded(lampsOn && interior ? "#ffd9a8" : hour.glow),
      ambient: 0.35 + 0.35 * dull - 0.15 * hour.night,
    },
    sky,
    sun:
      dull > 0.65 ? null : { x: 0.5 + side * 0.24, y: 0.42 - hour.sunHeight * 0.3, isMoon: hour.night > 0.9 },
    haze,
    night: hour.night,
    lampsOn,
    wet: spec.weather === "rain" && !interior,
    snowy: spec.weather === "snow",
    lamp: "#ffc97a",
    quiet: quiet ?? "#d8d2c8",
    support: support ?? "#8a94a0",
    accent: loudest([accent, support, quiet]),
    surface(hex, lit = 0.7, far = 0) {
      const shaded = multiply(hex, mix(key.shade, key.lit, lit));
      return mix(graded(shaded), haze, Math.min(1, far * (0.85 + 0.4 * dull)));
    },
    glowing: (hex) => graded(mix(hex, key.lit, 0.15)),
  };
}

/** Both grades together. Colour that a look takes away goes from the finished picture, with things and photos in it. */
function graduated(mood: Grade, look: SceneGrade | undefined): Grade {
  if (!look) return mood;
  return {
    saturation: mood.saturation * Math.max(1, look.saturation),
    contrast: mood.contrast * look.contrast,
    lift: mood.lift + look.lift,
    warmth: mood.warmth + look.warmth,
  };
}

function underLamps(hour: Hour, lamps: string): Hour {
  const share = 0.75 * hour.night ** 1.5;
  return { ...hour, key: mix(hour.key, lamps, share), shadow: mix(hour.shadow, "#4a4766", share * 0.6) };
}

/** Rooms are lit by their windows by day and by lamps in the evening; the open by the hour and the clouds. */
function keyLight(
  hour: Hour,
  { interior, lampsOn, dull }: { interior: boolean; lampsOn: boolean; dull: number },
) {
  if (interior && lampsOn) return { lit: "#ffe0b8", shade: mix("#5a4a62", hour.shadow, 0.25) };
  const soften = interior ? 0.35 : 0;
  const grey = mix("#c3cad6", hour.shadow, hour.night * 0.7);
  return {
    lit: mix(mix(hour.key, "#fff8ee", soften), grey, dull * 0.55),
    shade: mix(mix(hour.shadow, "#9a97ab", soften), mix(grey, hour.shadow, 0.4), dull * 0.6),
  };
}

/** The palette colour with the most colour in it. */
function loudest(candidates: (string | undefined)[]): string {
  let best = "#e4572e";
  let most = 0.06;
  for (const hex of candidates) {
    if (!hex) continue;
    const grey = withLightness(hex, lightnessOf(hex), 0);
    const strength = distance(hex, grey);
    if (strength > most) {
      most = strength;
      best = hex;
    }
  }
  return best;
}

function distance(a: string, b: string): number {
  const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return Math.hypot(...[1, 3, 5].map((at) => part(a, at) - part(b, at)));
}
