import type { Cut, SoundTrack } from "@/domain/timeline/cut";
import {
  flattenSound,
  type PlacedSound,
  soundRate,
  speechIntervals,
  trackGainDb,
} from "@/domain/timeline/sound";

/** As in the renderer: how fast music makes room for the voice, and which pauses do not bring it back. */
const attackSeconds = 0.15;
const releaseSeconds = 0.4;
const bridgedPauseSamples = soundRate;

export const gainOf = (decibels: number): number => 10 ** (decibels / 20);

/** Plays voice, music and effects of a cut with the browser's own mixer, from decoded files. */
export class SoundPlayer {
  private context: AudioContext | null = null;
  private readonly buffers = new Map<string, Promise<AudioBuffer | null>>();
  private playing: AudioScheduledSourceNode[] = [];
  private asked = 0;

  constructor(private readonly urlOf: (digest: string) => string | null) {}

  /** Begins at a moment of the film and goes on until `stop`. What is still being decoded joins in when it is ready. */
  start(cut: Cut, fromSeconds: number): void {
    this.stop();
    const context = this.open();
    const own = ++this.asked;
    const zero = context.currentTime - fromSeconds;
    const sounds = flattenSound(cut);
    for (const track of ["voice", "music", "effects"] as const) {
      const gainDb = trackGainDb(cut, track);
      if (gainDb === null) continue;
      const bus = this.bus(cut, { track, gainDb, zero, voice: sounds.voice });
      for (const sound of sounds[track]) void this.join(sound, { bus, zero, own });
    }
  }

  stop(): void {
    this.asked += 1;
    for (const source of this.playing) source.stop();
    this.playing = [];
  }

  close(): void {
    this.stop();
    void this.context?.close();
    this.context = null;
  }

  /** Decodes the sounds of a cut before they are needed. */
  prepare(cut: Cut): void {
    for (const { mediaDigest } of [...cut.voice, ...cut.music, ...cut.effects])
      void this.bufferOf(mediaDigest);
  }

  /** Loudest level of each of `count` parts of a sound, 0 to 1, for drawing it; null for one that cannot be decoded. */
  async peaks(digest: string, count: number): Promise<number[] | null> {
    const buffer = await this.bufferOf(digest);
    if (!buffer) return null;
    const samples = buffer.getChannelData(0);
    const size = Math.max(1, Math.floor(samples.length / count));
    return Array.from({ length: count }, (_, part) => {
      let peak = 0;
      for (let index = part * size; index < Math.min(samples.length, (part + 1) * size); index += 8) {
        peak = Math.max(peak, Math.abs(samples[index] ?? 0));
      }
      return peak;
    });
  }

  private open(): AudioContext {
    this.context ??= new AudioContext({ sampleRate: soundRate });
    // Browsers let sound begin only after somebody has pressed something.
    void this.context.resume();
    return this.context;
  }

  private bus(
    cut: Cut,
    parts: { track: SoundTrack; gainDb: number; zero: number; voice: readonly PlacedSound[] },
  ): AudioNode {
    const context = this.open();
    const bus = context.createGain();
    bus.gain.value = gainOf(parts.gainDb);
    bus.connect(context.destination);
    if (parts.track !== "music" || cut.duckDb === 0 || trackGainDb(cut, "voice") === null) return bus;
    const ducked = context.createGain();
    ducked.connect(bus);
    const low = gainOf(-cut.duckDb);
    for (const { startSamples, endSamples } of speechIntervals(parts.voice, bridgedPauseSamples)) {
      const start = parts.zero + startSamples / soundRate;
      const end = parts.zero + endSamples / soundRate;
      if (end + releaseSeconds < context.currentTime) continue;
      const from = Math.max(context.currentTime, start - attackSeconds);
      ducked.gain.setValueAtTime(start - attackSeconds < context.currentTime ? low : 1, from);
      ducked.gain.linearRampToValueAtTime(low, Math.max(from, start));
      ducked.gain.setValueAtTime(low, Math.max(from, end));
      ducked.gain.linearRampToValueAtTime(1, end + releaseSeconds);
    }
    return ducked;
  }

  private async join(
    sound: PlacedSound,
    { bus, zero, own }: { bus: AudioNode; zero: number; own: number },
  ): Promise<void> {
    const buffer = await this.bufferOf(sound.mediaDigest);
    if (!buffer || own !== this.asked) return;
    const context = this.open();
    const begins = zero + sound.startSamples / soundRate;
    const length = sound.lengthSamples / soundRate;
    const skipped = Math.max(0, context.currentTime - begins);
    if (skipped >= length) return;
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.envelope(sound, { begins, skipped })).connect(bus);
    source.start(
      Math.max(context.currentTime, begins),
      sound.sourceStartSamples / soundRate + skipped,
      length - skipped,
    );
    this.playing.push(source);
  }

  private envelope(sound: PlacedSound, { begins, skipped }: { begins: number; skipped: number }): AudioNode {
    const context = this.open();
    const node = context.createGain();
    const full = gainOf(sound.gainDb);
    const length = sound.lengthSamples / soundRate;
    const [fadeIn, fadeOut] = [sound.fadeInSamples / soundRate, sound.fadeOutSamples / soundRate];
    const levelAt = (at: number) =>
      full * Math.min(1, fadeIn > 0 ? at / fadeIn : 1, fadeOut > 0 ? (length - at) / fadeOut : 1);
    const times = [skipped, fadeIn, length - fadeOut, length].filter((at) => at >= skipped);
    for (const [index, at] of times.entries()) {
      const when = Math.max(context.currentTime, begins + at);
      if (index === 0) node.gain.setValueAtTime(levelAt(at), when);
      else node.gain.linearRampToValueAtTime(levelAt(at), when);
    }
    return node;
  }

  private bufferOf(digest: string): Promise<AudioBuffer | null> {
    const known = this.buffers.get(digest);
    if (known !== undefined) return known;
    const loading = this.decode(digest);
    this.buffers.set(digest, loading);
    return loading;
  }

  /** A sound that cannot be had is left out: the picture goes on, and the export will say what is wrong with it. */
  private async decode(digest: string): Promise<AudioBuffer | null> {
    const url = this.urlOf(digest);
    if (!url) return null;
    const answer = await fetch(url);
    if (!answer.ok) {
      this.buffers.delete(digest);
      return null;
    }
    // A context that plays nothing decodes as well, and needs nobody to have pressed anything.
    return new OfflineAudioContext(2, 1, soundRate).decodeAudioData(await answer.arrayBuffer());
  }
}
