import { createRandom, type Random } from "@/domain/random";
import { filterInPlace } from "@/media/sound/biquad";
import { limitInPlace } from "@/media/sound/limiter";
import { activeLevel, gainOf, type Stereo, scaleInPlace, silence, soundRate } from "@/media/sound/pcm";
import { instruments } from "../tones/instruments";
import { type PercussionName, percussion } from "../tones/percussion";
import { playTone } from "../tones/tone";
import type { Composition, DrumEvent, NoteEvent } from "./compose";
import { midiToHz } from "./harmony";
import { echo, reverberate } from "./reverb";
import type { Style } from "./styles/style";

/** Level the music is brought to before the limiter; the final mix sets the loudness of the whole film. */
const targetLevelDb = -17;

const drumPan: Partial<Record<PercussionName, number>> = {
  hat: 0.3,
  openHat: 0.3,
  shaker: -0.35,
  rim: -0.25,
  tom: 0.15,
  clap: 0.05,
};

/** Plays a composition: exactly `durationSeconds` of stereo, ending in silence. */
export function mix(
  composition: Composition,
  style: Style,
  options: { durationSeconds: number; seed: number },
): Stereo {
  const length = Math.round(options.durationSeconds * soundRate);
  const random = createRandom(options.seed).fork("sound");
  const buses = {
    pumped: silence(length),
    steady: silence(length),
    reverb: silence(length),
    echo: new Float32Array(length),
  };
  playNotes(composition.notes, style, { ...buses, random });
  pump(buses.pumped, composition.drums, style.pump);
  playDrums(composition.drums, style, { ...buses, random });
  const echoes = echo(buses.echo, { seconds: composition.grid.beatSeconds * 0.75, feedback: 0.45 });
  addStereo(buses.reverb, echoes, { left: 0.3, right: 0.3 });
  const hall = reverberate(buses.reverb, { seconds: style.reverbSeconds });
  const out = buses.steady;
  for (const bus of [buses.pumped, echoes, hall]) addStereo(out, bus, { left: 1, right: 1 });
  master(out, composition.grid.tailSeconds);
  return out;
}

type Target = { reverb: Stereo; echo: Float32Array; random: Random };

function playNotes(
  notes: readonly NoteEvent[],
  style: Style,
  target: Target & { pumped: Stereo; steady: Stereo },
): void {
  const played = new Map<string, Stereo>();
  for (const note of notes) {
    const part = style[note.part];
    // Steps of a twentieth in loudness and a hundredth of a second in length: equal notes are drawn once.
    const velocity = Math.round(note.velocity * 20) / 20;
    const seconds = Math.round(note.lengthSeconds * 100) / 100;
    const key = `${part.instrument}/${note.midi}/${velocity}/${seconds}`;
    const tone =
      played.get(key) ??
      playTone(
        instruments[part.instrument],
        { frequency: midiToHz(note.midi), seconds, velocity },
        target.random.fork(key),
      );
    played.set(key, tone);
    const gain = gainOf(part.gainDb);
    const at = Math.round(note.seconds * soundRate);
    const sides = { left: gain * Math.sqrt(1 - note.pan), right: gain * Math.sqrt(1 + note.pan) };
    const bus = note.part === "lead" ? target.steady : target.pumped;
    addStereo(bus, tone, { ...sides, at });
    addStereo(target.reverb, tone, { left: sides.left * part.reverb, right: sides.right * part.reverb, at });
    if (part.delay) addMono(target.echo, tone, { gain: gain * part.delay, at });
  }
}

function playDrums(drums: readonly DrumEvent[], style: Style, target: Target & { steady: Stereo }): void {
  const drawn = new Map<PercussionName, Float32Array>();
  for (const { drum, seconds, velocity } of drums) {
    const stroke = drawn.get(drum) ?? percussion[drum](target.random.fork(drum));
    drawn.set(drum, stroke);
    const gain = gainOf(style.kitDb) * velocity ** 1.4 * 1.15;
    const pan = drumPan[drum] ?? 0;
    const at = Math.round(seconds * soundRate);
    const sides = { left: gain * Math.sqrt(1 - pan), right: gain * Math.sqrt(1 + pan) };
    addStereo(target.steady, { left: stroke, right: stroke }, { ...sides, at });
    const wet = drum === "kick" || drum === "softKick" ? 0.03 : 0.16;
    addStereo(
      target.reverb,
      { left: stroke, right: stroke },
      { left: sides.left * wet, right: sides.right * wet, at },
    );
  }
}

/** Side-chain: each kick pushes the chords down and lets them back within a quarter of a second. */
function pump(bus: Stereo, drums: readonly DrumEvent[], depth: number): void {
  if (depth === 0) return;
  const span = Math.round(0.24 * soundRate);
  for (const { drum, seconds } of drums) {
    if (drum !== "kick") continue;
    const start = Math.round(seconds * soundRate);
    for (let step = 0; step < span && start + step < bus.left.length; step++) {
      const gain = 1 - depth * (1 - step / span) ** 2;
      bus.left[start + step] = (bus.left[start + step] ?? 0) * gain;
      bus.right[start + step] = (bus.right[start + step] ?? 0) * gain;
    }
  }
}

function master(out: Stereo, tailSeconds: number): void {
  for (const samples of [out.left, out.right]) filterInPlace(samples, { kind: "highpass", hz: 32 });
  const level = (activeLevel(out.left) + activeLevel(out.right)) / 2;
  const gain = level > 0 ? gainOf(targetLevelDb) / level : 0;
  for (const samples of [out.left, out.right]) {
    scaleInPlace(samples, gain);
    release(samples, Math.round(tailSeconds * 0.45 * soundRate));
  }
  limitInPlace([out.left, out.right], { ceilingDb: -1.5 });
}

/** The last of the ringing is led to zero, so that the end is an end and not a cut. */
function release(samples: Float32Array, span: number): void {
  const start = samples.length - span;
  for (let at = Math.max(0, start); at < samples.length; at++) {
    samples[at] = (samples[at] ?? 0) * (0.5 + 0.5 * Math.cos((Math.PI * (at - start + 1)) / span));
  }
}

function addStereo(bus: Stereo, sound: Stereo, place: { left: number; right: number; at?: number }): void {
  const at = place.at ?? 0;
  const count = Math.min(sound.left.length, bus.left.length - at);
  for (let index = 0; index < count; index++) {
    bus.left[at + index] = (bus.left[at + index] ?? 0) + (sound.left[index] ?? 0) * place.left;
    bus.right[at + index] = (bus.right[at + index] ?? 0) + (sound.right[index] ?? 0) * place.right;
  }
}

function addMono(bus: Float32Array, sound: Stereo, place: { gain: number; at: number }): void {
  const count = Math.min(sound.left.length, bus.length - place.at);
  for (let index = 0; index < count; index++) {
    const value = ((sound.left[index] ?? 0) + (sound.right[index] ?? 0)) * 0.5 * place.gain;
    bus[place.at + index] = (bus[place.at + index] ?? 0) + value;
  }
}
