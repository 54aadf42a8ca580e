import type { Cut } from "@/domain/timeline/cut";
import { lutOf } from "@/domain/timeline/edit/grade";
import { gradeMatrix } from "@/domain/timeline/grade-matrix";
import {
  type IndexedPicture,
  indexPicture,
  type PictureLayer,
  pictureAt,
  spanIndexAt,
} from "@/domain/timeline/picture-at";
import { trackGainDb } from "@/domain/timeline/sound";
import type { LutLook } from "./lut-canvas";
import { LutShelf } from "./lut-shelf";
import { gainOf, SoundPlayer } from "./sound-player";
import { VideoPool } from "./video-pool";

export type Playback = {
  frame: number;
  /** How fast and in which direction it plays; 0 is still. */
  rate: number;
  /** Playing, but a frame has not arrived yet. */
  waiting: boolean;
  dropped: number;
};

/** A clip is made ready this long before it is seen. */
const prepareSeconds = 4;

/**
 * Plays a cut as it is edited, from the takes' own files: no render is waited for. Time is the clock of the page;
 * pictures follow it, and it waits for them when they are late. Knows nothing of React.
 */
export class PreviewPlayer {
  private picture: IndexedPicture;
  private current: Playback = { frame: 0, rate: 0, waiting: false, dropped: 0 };
  private pool: VideoPool | null = null;
  private readonly sound: SoundPlayer;
  /** Tables for colours. */
  readonly tables: LutShelf;
  private readonly listeners = new Set<() => void>();
  private anchor = { frame: 0, atMs: 0 };
  private ticking = 0;
  private loop: { inFrame: number; outFrame: number } | null = null;
  private filterOf: (clipId: string) => string = () => "";

  constructor(
    private cut: Cut,
    private readonly urlOf: (digest: string) => string | null,
  ) {
    this.picture = indexPicture(cut);
    this.sound = new SoundPlayer(urlOf);
    this.tables = new LutShelf(urlOf, () => this.draw());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): Playback => this.current;

  get lengthFrames(): number {
    return this.picture.lengthFrames;
  }

  get fps(): number {
    return this.picture.fps;
  }

  get sounds(): SoundPlayer {
    return this.sound;
  }

  /** Shows itself in an element; the function that is returned takes it away again. */
  attach(stage: HTMLElement, filterOf: (clipId: string) => string): () => void {
    this.pool = new VideoPool(stage, this.urlOf);
    this.filterOf = filterOf;
    this.draw();
    return () => {
      this.pause();
      this.pool?.close();
      this.pool = null;
      this.sound.close();
    };
  }

  /** Goes on with another state of the cut, at the same frame. */
  setCut(cut: Cut): void {
    if (cut === this.cut) return;
    this.cut = cut;
    this.picture = indexPicture(cut);
    const frame = this.inside(this.current.frame);
    if (this.current.rate !== 0) this.go(frame, this.current.rate);
    else this.showStill(frame);
  }

  setLoop(loop: { inFrame: number; outFrame: number } | null): void {
    this.loop = loop;
  }

  play(rate = 1): void {
    const end = this.loop?.outFrame ?? this.lengthFrames;
    const start = this.loop?.inFrame ?? 0;
    const { frame } = this.current;
    const isAtEnd = rate > 0 && frame >= end - 1;
    this.go(isAtEnd ? start : frame, rate);
  }

  pause(): void {
    if (this.current.rate === 0) return;
    this.sound.stop();
    cancelAnimationFrame(this.ticking);
    this.set({ rate: 0, waiting: false });
    this.draw();
  }

  toggle(): void {
    if (this.current.rate === 0) this.play();
    else this.pause();
  }

  /** Shows a frame; goes on playing from there when it plays. */
  seek(frame: number): void {
    const wanted = this.inside(Math.round(frame));
    if (this.current.rate !== 0) this.go(wanted, this.current.rate);
    else this.showStill(wanted);
  }

  step(frames: number): void {
    this.pause();
    this.seek(this.current.frame + frames);
  }

  private showStill(frame: number): void {
    this.set({ frame });
    this.draw();
  }

  private inside(frame: number): number {
    return Math.max(0, Math.min(this.lengthFrames - 1, frame));
  }

  private go(frame: number, rate: number): void {
    cancelAnimationFrame(this.ticking);
    this.anchor = { frame, atMs: performance.now() };
    this.set({ frame, rate, waiting: false });
    this.startSound();
    this.ticking = requestAnimationFrame(this.tick);
  }

  /** Sound is heard at its own speed only. */
  private startSound(): void {
    if (this.current.rate === 1) this.sound.start(this.cut, this.current.frame / this.fps);
    else this.sound.stop();
  }

  private readonly tick = (): void => {
    const now = performance.now();
    const { rate, waiting } = this.current;
    const layers = this.draw();
    if (rate > 0 && !(this.pool?.isReady(layers) ?? true)) {
      if (!waiting) this.sound.stop();
      this.set({ waiting: true });
      this.anchor = { frame: this.current.frame, atMs: now };
    } else {
      if (waiting) {
        this.set({ waiting: false });
        this.anchor = { frame: this.current.frame, atMs: now };
        this.startSound();
      }
      if (!this.advance(now)) return;
    }
    this.ticking = requestAnimationFrame(this.tick);
  };

  /** Moves to where the clock is. Answers false when that is beyond the end. */
  private advance(nowMs: number): boolean {
    const { rate } = this.current;
    const frame = Math.floor(this.anchor.frame + ((nowMs - this.anchor.atMs) / 1000) * this.fps * rate);
    const end = this.loop ? Math.min(this.loop.outFrame, this.lengthFrames) : this.lengthFrames;
    if (rate > 0 && frame >= end) {
      if (this.loop) {
        this.go(this.loop.inFrame, rate);
        return false;
      }
      this.pause();
      this.seek(this.lengthFrames - 1);
      return false;
    }
    if (rate < 0 && frame <= 0) {
      this.pause();
      this.seek(0);
      return false;
    }
    if (frame !== this.current.frame) this.set({ frame, dropped: this.pool?.droppedFrames() ?? 0 });
    return true;
  }

  private draw(): readonly PictureLayer[] {
    const { frame, rate } = this.current;
    const layers = pictureAt(this.picture, frame);
    if (!this.pool) return layers;
    const clipsDb = trackGainDb(this.cut, "clips");
    this.pool.show(layers, {
      fps: this.fps,
      // Browsers do not play backwards: then each frame is sought.
      rate: Math.max(0, rate),
      lookOf: (layer) => ({
        filter: this.filterOf(layer.clip.id),
        table: this.tableOf(layer.clip.id),
        volume:
          clipsDb === null || rate !== 1
            ? 0
            : Math.min(1, layer.opacity * gainOf(clipsDb + layer.clip.gainDb)),
      }),
    });
    this.prepareNext(frame, layers);
    return layers;
  }

  /** The table for the colours of a clip; null while it is on its way, and where there is none. */
  tableOf(clipId: string): LutLook | null {
    const use = lutOf(this.cut, clipId);
    const lut = use && use.strength > 0 ? this.tables.get(use.digest) : null;
    return use && lut && { lut, strength: use.strength, matrix: gradeMatrix(this.cut, clipId) };
  }

  private prepareNext(frame: number, shown: readonly PictureLayer[]): void {
    const next = this.picture.spans[spanIndexAt(this.picture, frame) + 1];
    if (!next || next.startFrame - frame > prepareSeconds * this.fps) return;
    const coming = pictureAt(this.picture, next.startFrame).find(
      ({ clip }) => !shown.some((layer) => layer.clip.id === clip.id),
    );
    if (coming) this.pool?.prepare(coming, shown, this.fps);
  }

  private set(change: Partial<Playback>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}
