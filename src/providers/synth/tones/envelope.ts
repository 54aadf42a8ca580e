import { soundRate } from "@/media/sound/pcm";

/** Times in seconds; `sustain` is a level from 0 to 1. The release follows the end of the note. */
export type EnvelopeSpec = { attack: number; decay: number; sustain: number; release: number };

/** Level over time of a note held for `heldSeconds`; its length is the note with its release. */
export function envelope(spec: EnvelopeSpec, heldSeconds: number): Float32Array {
  const held = Math.max(1, Math.round(heldSeconds * soundRate));
  const release = Math.max(1, Math.round(spec.release * soundRate));
  const attack = Math.max(1, Math.round(spec.attack * soundRate));
  const fall = Math.exp(-1 / Math.max(1, spec.decay * soundRate * 0.4));
  const levels = new Float32Array(held + release);
  let level = 0;
  let above = 1;
  for (let index = 0; index < held; index++) {
    if (index < attack) level = (index + 1) / attack;
    else {
      above *= fall;
      level = spec.sustain + (1 - spec.sustain) * above;
    }
    levels[index] = level;
  }
  // An exponential release, bent so that it arrives at zero exactly.
  for (let index = 0; index < release; index++) {
    const left = 1 - (index + 1) / release;
    levels[held + index] = level * left * left * left;
  }
  return levels;
}
