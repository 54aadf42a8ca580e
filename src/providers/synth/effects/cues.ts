import type { SoundCue } from "@/domain/plan/plan";
import type { Random } from "@/domain/random";
import { filterInPlace } from "@/media/sound/biquad";
import { soundRate } from "@/media/sound/pcm";
import { droppingSine } from "../tones/percussion";
import { addGlide, addInto, drift, noise, shape, sweep } from "./sources";

/** Draws one channel; it is called twice with different streams of numbers, which is what makes beds wide. */
type Draw = (samples: number, random: Random) => Float32Array;

/**
 * `hit` sounds happen and die away, so they may be shorter than asked; `bed` sounds lie under the whole length and fade
 * at both ends. `levelDb` is the loudness of what sounds. `width` 0 is the same in both ears, 1 fully independent.
 */
export type Cue = { kind: "hit" | "bed"; levelDb: number; width: number; draw: Draw };

const seconds = (samples: number) => samples / soundRate;

const whoosh: Draw = (samples, random) => {
  const air = sweep(noise(samples, random), {
    hz: (moment) => 250 + 5200 * Math.sin(Math.PI * Math.min(1, moment * 1.05)) ** 2,
    q: 1.4,
    tap: "band",
  });
  return shape(air, (moment) => Math.sin(Math.PI * moment) ** 2.4);
};

const impact: Draw = (samples, random) => {
  const out = new Float32Array(samples);
  droppingSine(out, { from: 110, to: 34, bend: 0.09 }, 0.32);
  const thud = shape(noise(samples, random), (moment) => Math.exp(-moment * seconds(samples) * 26));
  filterInPlace(thud, { kind: "lowpass", hz: 900 });
  const air = shape(noise(samples, random), (moment) => Math.exp(-moment * seconds(samples) * 5));
  filterInPlace(air, { kind: "lowpass", hz: 420 });
  return addInto(addInto(out, thud, 1.3), air, 0.35);
};

const riser: Draw = (samples, random) => {
  const air = sweep(noise(samples, random), { hz: (moment) => 180 * 40 ** moment, q: 2.2, tap: "band" });
  const length = seconds(samples);
  addGlide(air, 0, {
    seconds: length,
    hz: (time) => 110 * 8 ** (time / length),
    level: (time) => 0.22 * (1 + 0.3 * Math.sin(2 * Math.PI * 9 * time)),
  });
  // Cut off at its height: what it leads to comes there.
  return shape(air, (moment) => moment ** 2.2 * Math.min(1, (1 - moment) * 60));
};

const sparkle: Draw = (samples, random) => {
  const out = new Float32Array(samples);
  const scale = [0, 2, 4, 7, 9, 12, 14, 16];
  const count = Math.round(6 + seconds(samples) * 5);
  for (let index = 0; index < count; index++) {
    const hz = 1318 * 2 ** ((scale[random.index(scale.length)] ?? 0) / 12);
    const start = Math.round(samples * 0.55 * (index / count) + random.between(0, 0.03) * soundRate);
    addGlide(out, start, {
      seconds: 0.8,
      hz: () => hz,
      level: (time) => 0.3 * Math.exp(-time * 7) * Math.min(1, time * 600),
    });
    addGlide(out, start, { seconds: 0.3, hz: () => hz * 2.76, level: (time) => 0.12 * Math.exp(-time * 16) });
  }
  return out;
};

const click: Draw = (samples, random) => {
  const out = new Float32Array(samples);
  for (const [start, hz] of [
    [0, 2600],
    [0.045, 1900],
  ] as const) {
    addGlide(out, Math.round(start * soundRate), {
      seconds: 0.04,
      hz: () => hz * random.between(0.97, 1.03),
      level: (time) => Math.exp(-time * 260) * Math.min(1, time * 1500),
    });
  }
  return out;
};

const pour: Draw = (samples, random) => {
  const out = sweep(noise(samples, random), { hz: (moment) => 900 + 900 * moment, q: 1.2, tap: "band" });
  const length = seconds(samples);
  // Bubbles ring higher as the glass fills.
  const count = Math.round(length * 45);
  for (let index = 0; index < count; index++) {
    const moment = random.next();
    const base = (420 + 900 * moment) * random.between(0.8, 1.5);
    addGlide(out, Math.floor(moment * samples), {
      seconds: 0.05,
      hz: (time) => base * (1 + time * 7),
      level: (time) => 0.5 * Math.exp(-time * 70) * Math.min(1, time * 900),
    });
  }
  return out;
};

const crowd: Draw = (samples, random) => {
  const out = new Float32Array(samples);
  const length = seconds(samples);
  for (const [hz, gain] of [
    [320, 1],
    [620, 0.9],
    [1150, 0.55],
    [2400, 0.25],
  ] as const) {
    const babble = drift(3.5, length, random);
    const swell = drift(0.4, length, random);
    const voices = sweep(noise(samples, random), {
      hz: (moment) => hz * (1 + 0.12 * babble(moment)),
      q: 3,
      tap: "band",
    });
    addInto(
      out,
      shape(voices, (moment) => 0.6 + 0.25 * babble(moment) + 0.2 * swell(moment)),
      gain,
    );
  }
  return out;
};

const waves: Draw = (samples, random) => {
  const length = seconds(samples);
  const turns = Math.max(1, Math.round(length / 5));
  const phase = random.between(0, 0.25);
  const height = (moment: number) => 0.5 - 0.5 * Math.cos(2 * Math.PI * (moment * turns + phase));
  const wash = sweep(noise(samples, random), {
    hz: (moment) => 350 + 2600 * height(moment) ** 2,
    q: 0.7,
    tap: "low",
  });
  return shape(wash, (moment) => 0.18 + 0.82 * height(moment) ** 1.7);
};

const wind: Draw = (samples, random) => {
  const gust = drift(0.35, seconds(samples), random);
  const whistle = drift(0.6, seconds(samples), random);
  const air = sweep(noise(samples, random), {
    hz: (moment) => 420 + 260 * gust(moment),
    q: 2.4,
    tap: "band",
  });
  const thin = sweep(noise(samples, random), {
    hz: (moment) => 1300 + 400 * whistle(moment),
    q: 9,
    tap: "band",
  });
  return shape(addInto(air, thin, 0.35), (moment) => 0.6 + 0.38 * gust(moment));
};

const rain: Draw = (samples, random) => {
  const out = noise(samples, random);
  filterInPlace(out, { kind: "highpass", hz: 1200 });
  filterInPlace(out, { kind: "highshelf", hz: 6500, gainDb: -7 });
  shape(out, () => 0.25);
  const drops = Math.round(seconds(samples) * 90);
  for (let index = 0; index < drops; index++) {
    const hz = random.between(1800, 5200);
    const loud = random.next() ** 3;
    addGlide(out, random.index(samples), {
      seconds: 0.014,
      hz: (time) => hz * (1 - time * 12),
      level: (time) => loud * Math.exp(-time * 320) * Math.min(1, time * 4000),
    });
  }
  return out;
};

const birds: Draw = (samples, random) => {
  const out = noise(samples, random);
  filterInPlace(out, { kind: "bandpass", hz: 900, q: 0.4 });
  shape(out, () => 0.012);
  const length = seconds(samples);
  const songs = Math.max(1, Math.round(length * 1.1));
  for (let song = 0; song < songs; song++) {
    const base = random.between(2600, 4600);
    const bend = random.between(-1800, 2200);
    const notes = 2 + random.index(5);
    const loud = random.between(0.25, 1);
    const begin = random.next() * Math.max(0.05, length - 0.7);
    for (let note = 0; note < notes; note++) {
      addGlide(out, Math.round((begin + note * 0.11) * soundRate), {
        seconds: 0.085,
        hz: (time) => base + bend * (time / 0.085) + 240 * Math.sin(2 * Math.PI * 38 * time),
        level: (time) => loud * Math.sin((Math.PI * time) / 0.085) ** 2,
      });
    }
  }
  return out;
};

const city: Draw = (samples, random) => {
  const length = seconds(samples);
  const rumble = sweep(noise(samples, random), { hz: () => 170, q: 0.7, tap: "low" });
  const traffic = drift(0.3, length, random);
  const out = shape(rumble, (moment) => 1.6 + 0.5 * traffic(moment));
  const cars = Math.max(1, Math.round(length / 2.5));
  for (let car = 0; car < cars; car++) {
    const at = random.next();
    const width = 0.9 / length;
    const passing = sweep(noise(samples, random), {
      hz: (moment) => 900 - 350 * Math.tanh((moment - at) / width),
      q: 0.9,
      tap: "band",
    });
    addInto(
      out,
      shape(passing, (moment) => Math.exp(-(((moment - at) / width) ** 2))),
      0.6,
    );
  }
  return out;
};

const heartbeat: Draw = (samples) => {
  const out = new Float32Array(samples);
  const period = 0.86;
  for (let start = 0; start === 0 || start + 0.54 < seconds(samples); start += period) {
    for (const [offset, hz, gain] of [
      [0, 62, 1],
      [0.24, 74, 0.7],
    ] as const) {
      addGlide(out, Math.round((start + offset) * soundRate), {
        seconds: 0.3,
        hz: (time) => hz * (1 + 0.9 * Math.exp(-time * 45)),
        level: (time) => gain * Math.exp(-time * 16) * Math.min(1, time * 220),
      });
    }
  }
  return out;
};

/** Every effect the studio can make. */
export const cues: Record<SoundCue, Cue> = {
  whoosh: { kind: "hit", levelDb: -19, width: 0.5, draw: whoosh },
  impact: { kind: "hit", levelDb: -13, width: 0.25, draw: impact },
  riser: { kind: "hit", levelDb: -20, width: 0.4, draw: riser },
  sparkle: { kind: "hit", levelDb: -24, width: 0.8, draw: sparkle },
  click: { kind: "hit", levelDb: -20, width: 0, draw: click },
  pour: { kind: "bed", levelDb: -24, width: 0.4, draw: pour },
  crowd: { kind: "bed", levelDb: -27, width: 0.8, draw: crowd },
  waves: { kind: "bed", levelDb: -26, width: 0.7, draw: waves },
  wind: { kind: "bed", levelDb: -28, width: 0.7, draw: wind },
  rain: { kind: "bed", levelDb: -28, width: 0.9, draw: rain },
  birds: { kind: "bed", levelDb: -27, width: 0.8, draw: birds },
  city: { kind: "bed", levelDb: -27, width: 0.6, draw: city },
  heartbeat: { kind: "hit", levelDb: -17, width: 0, draw: heartbeat },
};
