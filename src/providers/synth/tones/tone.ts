import type { Random } from "@/domain/random";
import type { Stereo } from "@/media/sound/pcm";
import { soundRate } from "@/media/sound/pcm";
import { type EnvelopeSpec, envelope } from "./envelope";
import { readTable, type Waveform, wavetable } from "./wavetable";

export type ToneNote = {
  frequency: number;
  seconds: number;
  /** 0-1: loudness and brightness. */
  velocity: number;
};

/** Detuned oscillators spread over the stereo field, through a low-pass filter that an envelope opens and closes. */
export type WaveTone = {
  kind: "wave";
  waveform: Waveform;
  oscillators: number;
  detuneCents: number;
  envelope: EnvelopeSpec;
  /** Filter corner in multiples of the note's frequency, at rest and added at the start of the note. */
  cutoff: { base: number; added: number; decay: number };
  vibrato?: { hz: number; cents: number; delay: number };
};

/** Two-operator frequency modulation, as in electric pianos and bells. */
export type FmTone = {
  kind: "fm";
  ratio: number;
  index: number;
  indexDecay: number;
  envelope: EnvelopeSpec;
};

/** A plucked string: a delay line of noise that loses its highs (Karplus and Strong, 1983). */
export type StringTone = { kind: "string"; decay: number; brightness: number; envelope: EnvelopeSpec };

/** A struck body: partials that ring and die, each `[ratio, amplitude, decay seconds]`. */
export type StruckTone = {
  kind: "struck";
  partials: readonly (readonly [ratio: number, amplitude: number, decay: number])[];
  /** Loudness of the stick's noise against the body. */
  knock: number;
  release: number;
};

export type Tone = WaveTone | FmTone | StringTone | StruckTone;

/** One note of a tone, nominally within -1 to 1, long enough for its release. */
export function playTone(tone: Tone, note: ToneNote, random: Random): Stereo {
  switch (tone.kind) {
    case "wave":
      return playWave(tone, note, random);
    case "fm":
      return centred(playFm(tone, note));
    case "string":
      return centred(playString(tone, note, random));
    case "struck":
      return centred(playStruck(tone, note, random));
  }
}

const centred = (samples: Float32Array): Stereo => ({ left: samples, right: samples });

function playWave(tone: WaveTone, note: ToneNote, random: Random): Stereo {
  const levels = envelope(tone.envelope, note.seconds);
  const left = new Float32Array(levels.length);
  const right = new Float32Array(levels.length);
  const table = wavetable(tone.waveform, note.frequency);
  const count = tone.oscillators;
  for (let oscillator = 0; oscillator < count; oscillator++) {
    const place = count === 1 ? 0 : (2 * oscillator) / (count - 1) - 1;
    const frequency = note.frequency * 2 ** ((place * tone.detuneCents) / 1200);
    const gain = 1 / Math.sqrt(count);
    addOscillator(
      { left, right, gainLeft: gain * (1 - place * 0.7), gainRight: gain * (1 + place * 0.7) },
      { table, frequency, phase: count === 1 ? 0 : random.next(), vibrato: tone.vibrato },
    );
  }
  shapeWave(tone, note, { left, right, levels });
  return { left, right };
}

function addOscillator(
  out: Stereo & { gainLeft: number; gainRight: number },
  source: { table: Float32Array; frequency: number; phase: number; vibrato: WaveTone["vibrato"] },
): void {
  const { table, vibrato } = source;
  const step = source.frequency / soundRate;
  const depth = vibrato ? vibrato.cents / 1731 : 0;
  const sway = vibrato ? (2 * Math.PI * vibrato.hz) / soundRate : 0;
  const onset = vibrato ? vibrato.delay * soundRate : 1;
  let phase = source.phase;
  for (let index = 0; index < out.left.length; index++) {
    const value = readTable(table, phase);
    out.left[index] = (out.left[index] ?? 0) + value * out.gainLeft;
    out.right[index] = (out.right[index] ?? 0) + value * out.gainRight;
    phase += depth ? step * (1 + depth * Math.min(1, index / onset) * Math.sin(sway * index)) : step;
    if (phase >= 1) phase -= 1;
  }
}

/** A state-variable low-pass (Simper's trapezoidal form): stays stable while its corner moves. */
function shapeWave(tone: WaveTone, note: ToneNote, sound: Stereo & { levels: Float32Array }): void {
  const { base, added, decay } = tone.cutoff;
  const open = 0.55 + 0.6 * note.velocity;
  for (const samples of [sound.left, sound.right]) {
    let band = 0;
    let low = 0;
    let g = 0;
    for (let index = 0; index < samples.length; index++) {
      if (index % 32 === 0) {
        const corner = note.frequency * open * (base + added * Math.exp(-index / (decay * soundRate)));
        g = Math.tan((Math.PI * Math.min(corner, 18_000)) / soundRate);
      }
      const high = ((samples[index] ?? 0) - low - (g + 1.2) * band) / (1 + g * (g + 1.2));
      const nextBand = band + g * high;
      low += g * (band + nextBand);
      band = nextBand + g * high;
      samples[index] = low * (sound.levels[index] ?? 0) * note.velocity;
    }
  }
}

function playFm(tone: FmTone, note: ToneNote): Float32Array {
  const out = envelope(tone.envelope, note.seconds);
  const table = wavetable("sine", 1000);
  const step = note.frequency / soundRate;
  const fade = Math.exp(-1 / (tone.indexDecay * soundRate));
  // High notes get less modulation: their side bands would pass the limit of hearing.
  let index = tone.index * note.velocity * Math.min(1, 500 / note.frequency);
  let carrier = 0;
  let modulator = 0;
  for (let at = 0; at < out.length; at++) {
    const bent = carrier + (index * readTable(table, modulator)) / (2 * Math.PI);
    out[at] = (out[at] ?? 0) * note.velocity * readTable(table, bent - Math.floor(bent)) * 0.8;
    carrier = (carrier + step) % 1;
    modulator = (modulator + step * tone.ratio) % 1;
    index *= fade;
  }
  return out;
}

function playString(tone: StringTone, note: ToneNote, random: Random): Float32Array {
  const out = envelope(tone.envelope, note.seconds);
  // The averaging in the loop delays by half a sample; the rest of the fraction is made by an all-pass.
  const period = soundRate / note.frequency - 0.5;
  const length = Math.max(2, Math.floor(period));
  const fraction = period - length;
  const stretch = (1 - fraction) / (1 + fraction);
  const line = pluck(length, tone.brightness * (0.4 + 0.6 * note.velocity), random);
  const loss = 0.001 ** (1 / (note.frequency * tone.decay));
  let previous = 0;
  let passIn = 0;
  let passOut = 0;
  for (let at = 0, place = 0; at < out.length; at++) {
    const value = line[place] ?? 0;
    const averaged = 0.5 * (value + previous) * loss;
    previous = value;
    passOut = stretch * averaged + passIn - stretch * passOut;
    passIn = averaged;
    line[place] = passOut;
    out[at] = (out[at] ?? 0) * value * note.velocity;
    place = place + 1 === length ? 0 : place + 1;
  }
  return out;
}

/** What the finger leaves on the string: noise without mean, duller for softer plucks, at a fixed level. */
function pluck(length: number, brightness: number, random: Random): Float32Array {
  const line = new Float32Array(length);
  let low = 0;
  let mean = 0;
  for (let index = 0; index < length; index++) {
    low += (random.between(-1, 1) - low) * Math.min(1, 0.15 + brightness);
    line[index] = low;
    mean += low / length;
  }
  let peak = 1e-6;
  for (let index = 0; index < length; index++) {
    line[index] = (line[index] ?? 0) - mean;
    peak = Math.max(peak, Math.abs(line[index] ?? 0));
  }
  for (let index = 0; index < length; index++) line[index] = (0.9 * (line[index] ?? 0)) / peak;
  return line;
}

function playStruck(tone: StruckTone, note: ToneNote, random: Random): Float32Array {
  const longest = Math.max(...tone.partials.map(([, , decay]) => decay));
  const seconds = Math.min(longest * 1.6, note.seconds + tone.release);
  const out = new Float32Array(Math.ceil(seconds * soundRate));
  for (const [order, [ratio, amplitude, decay]] of tone.partials.entries()) {
    const hz = note.frequency * ratio;
    if (hz > 18_000) continue;
    // Soft strokes excite the upper partials less.
    addPartial(out, { hz, decay, amplitude: amplitude * note.velocity ** (1 + order * 0.35) });
  }
  const knockSamples = Math.min(out.length, Math.round(soundRate * 0.012));
  for (let at = 0; at < knockSamples; at++) {
    const left = 1 - at / knockSamples;
    out[at] = (out[at] ?? 0) + random.between(-1, 1) * tone.knock * note.velocity * left * left;
  }
  return faded(out, Math.min(out.length, Math.round(tone.release * soundRate)));
}

/** A decaying sine as a two-term recurrence: one multiplication and one subtraction per sample. */
function addPartial(out: Float32Array, partial: { hz: number; amplitude: number; decay: number }): void {
  const angle = (2 * Math.PI * partial.hz) / soundRate;
  const shrink = Math.exp(-3 / (partial.decay * soundRate));
  const turn = 2 * shrink * Math.cos(angle);
  let older = 0;
  let newer = shrink * Math.sin(angle) * partial.amplitude;
  for (let at = 0; at < out.length; at++) {
    out[at] = (out[at] ?? 0) + older;
    const next = turn * newer - shrink * shrink * older;
    older = newer;
    newer = next;
  }
}

function faded(samples: Float32Array, fade: number): Float32Array {
  const start = samples.length - fade;
  for (let at = start; at < samples.length; at++) {
    const left = (samples.length - at) / fade;
    samples[at] = (samples[at] ?? 0) * left * left;
  }
  return samples;
}
