import { type Stereo, silence, soundRate } from "@/media/sound/pcm";

const delaysSeconds = [0.0297, 0.0371, 0.0411, 0.0437, 0.0533, 0.0597, 0.0671, 0.0743];

/** A feedback delay network of eight lines mixed by a Householder matrix; returns the wet sound alone. */
export function reverberate(
  send: Stereo,
  { seconds, damping = 0.35 }: { seconds: number; damping?: number },
): Stereo {
  const wet = silence(send.left.length);
  const lines = delaysSeconds.map((delay, index) => ({
    memory: new Float32Array(Math.round(delay * soundRate)),
    at: 0,
    low: 0,
    gain: 0.001 ** (delay / seconds),
    isLeft: index % 2 === 0,
    sign: index % 4 < 2 ? 1 : -1,
  }));
  for (let index = 0; index < send.left.length; index++) {
    const left = send.left[index] ?? 0;
    const right = send.right[index] ?? 0;
    let sum = 0;
    let outLeft = 0;
    let outRight = 0;
    for (const line of lines) {
      const heard = line.memory[line.at] ?? 0;
      line.low += (heard - line.low) * (1 - damping);
      sum += line.low;
      if (line.isLeft) outLeft += line.low * line.sign;
      else outRight += line.low * line.sign;
    }
    const mixed = sum * (2 / lines.length);
    for (const line of lines) {
      line.memory[line.at] = (line.low - mixed) * line.gain + (line.isLeft ? left : right) * 0.5;
      line.at = line.at + 1 === line.memory.length ? 0 : line.at + 1;
    }
    wet.left[index] = outLeft * 0.5;
    wet.right[index] = outRight * 0.5;
  }
  return wet;
}

/** Echoes that change sides, each `feedback` quieter than the one before. */
export function echo(
  send: Float32Array,
  { seconds, feedback }: { seconds: number; feedback: number },
): Stereo {
  const wet = silence(send.length);
  const delay = Math.max(1, Math.round(seconds * soundRate));
  for (let index = delay; index < send.length; index++) {
    wet.left[index] = (send[index - delay] ?? 0) * 0.7 + (wet.right[index - delay] ?? 0) * feedback;
    wet.right[index] = (wet.left[index - delay] ?? 0) * feedback;
  }
  return wet;
}
