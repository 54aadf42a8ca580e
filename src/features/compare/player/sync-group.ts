import {
  correctionFor,
  type DriftFigures,
  driftFigures,
  type FrameSighting,
  positionAt,
  withSample,
} from "@/domain/comparison/sync";
import { showMoment, untilPlayable } from "./video-readiness";
import { watchFrames } from "./watch-frames";

/** A video of a group. `position` names it; `fps` is the same for all. */
export type GroupVideo = { position: number; video: HTMLVideoElement; durationFrames: number };

/** First and last frame of a loop, both included. */
export type LoopRange = { inFrame: number; outFrame: number };

export type GroupState = "paused" | "starting" | "playing";

export type GroupNews = {
  onState(state: GroupState): void;
  /** The frame that the master shows. */
  onFrame(frame: number): void;
  onDrift(drift: DriftFigures): void;
};

const staleMs = 500;
const regroupPauseMs = 2500;
const showingMs = 1000;
const frameWaitMs = 8;
/** What the start leaves behind is made up for in this time; only then is it said how well they keep together. */
const settlingMs = 1000;

type Member = GroupVideo & { sighting: FrameSighting | null; stop: () => void };

/**
 * Plays several videos as one. One of them, the master, is left alone: the one that is heard or else the longest. At
 * every frame of the master the others are compared with it by the times of the frames that were really shown, and run
 * a little faster or slower until they agree; when one stalls or is far off, all stop and start anew together. A video
 * that has ended holds its last frame.
 */
export class SyncGroup {
  #members: Member[] = [];
  #state: GroupState = "paused";
  #frame = 0;
  #rate = 1;
  #sound: number | null = null;
  #loop: LoopRange | null = null;
  #samples: number[] = [];
  #startedAt = 0;
  /** Aborted when what is being prepared is not wanted any more. */
  #work = new AbortController();

  constructor(
    private readonly fps: number,
    private readonly news: GroupNews,
  ) {}

  get frame(): number {
    return this.#frame;
  }

  get state(): GroupState {
    return this.#state;
  }

  get lengthFrames(): number {
    return Math.max(1, ...this.#members.map(({ durationFrames }) => durationFrames));
  }

  /** The videos that play together from now on. */
  async setVideos(videos: readonly GroupVideo[]): Promise<void> {
    const wasPlaying = this.#state !== "paused";
    this.#halt();
    for (const { stop } of this.#members) stop();
    this.#members = videos.map((video) => this.#join(video));
    this.#applySound();
    this.#frame = Math.min(this.#frame, this.lengthFrames - 1);
    if (wasPlaying) await this.#start();
    else await this.#showFrame();
  }

  async play(): Promise<void> {
    if (this.#state !== "paused") return;
    const { inFrame, outFrame } = this.#loop ?? { inFrame: 0, outFrame: this.lengthFrames - 1 };
    if (this.#frame >= outFrame || this.#frame < inFrame) this.#setFrame(inFrame);
    this.#samples = [];
    await this.#start();
  }

  /** Stops, and shows the same frame in all. */
  async pause(): Promise<void> {
    this.#halt();
    this.#setState("paused");
    await this.#showFrame();
  }

  async seek(frame: number): Promise<void> {
    const wasPlaying = this.#state !== "paused";
    this.#halt();
    this.#setFrame(Math.max(0, Math.min(this.lengthFrames - 1, Math.round(frame))));
    if (wasPlaying) await this.#start();
    else await this.#showFrame();
  }

  setRate(rate: number): void {
    this.#rate = rate;
    for (const { video } of this.#members) video.playbackRate = rate;
  }

  /** Which video is heard; null for none. */
  setSound(position: number | null): void {
    this.#sound = position;
    this.#applySound();
  }

  setLoop(loop: LoopRange | null): void {
    this.#loop = loop;
  }

  dispose(): void {
    this.#halt();
    for (const { stop } of this.#members) stop();
    this.#members = [];
  }

  #join(wanted: GroupVideo): Member {
    const listening = new AbortController();
    const { signal } = listening;
    const member: Member = { ...wanted, sighting: null, stop: () => undefined };
    const stopWatching = watchFrames(wanted.video, (sighting) => {
      member.sighting = sighting;
      if (this.#state === "playing" && member === this.#master()) this.#onMasterFrame(sighting);
    });
    wanted.video.addEventListener("waiting", () => this.#onStall(member), { signal });
    wanted.video.addEventListener("ended", () => this.#onEnded(), { signal });
    member.stop = () => {
      stopWatching();
      listening.abort();
      wanted.video.pause();
    };
    return member;
  }

  /** Those that are not at their end yet. */
  #running(): Member[] {
    return this.#members.filter(({ durationFrames, video }) => this.#frame < durationFrames && !video.ended);
  }

  #master(): Member | null {
    const running = this.#running();
    const longest = running.toSorted((a, b) => b.durationFrames - a.durationFrames).at(0) ?? null;
    return running.find(({ position }) => position === this.#sound) ?? longest;
  }

  async #start(): Promise<void> {
    const { signal } = this.#work;
    this.#setState("starting");
    await this.#showFrame();
    const running = this.#members.filter(({ durationFrames }) => this.#frame < durationFrames - 1);
    await Promise.all(running.map(({ video }) => untilPlayable(video, signal)));
    if (signal.aborted) return;
    if (running.length === 0) {
      this.#setState("paused");
      return;
    }
    for (const member of running) {
      member.sighting = null;
      member.video.playbackRate = this.#rate;
    }
    if (!(await playAll(running)) && !signal.aborted) {
      await this.pause();
      return;
    }
    await untilAllShow(running, signal);
    if (signal.aborted) return;
    this.#startedAt = performance.now();
    this.#setState("playing");
    // Short ones may have come to their end meanwhile.
    this.#onEnded();
  }

  #onMasterFrame(sighting: FrameSighting): void {
    this.#setFrame(Math.round((sighting.mediaMs * this.fps) / 1000));
    if (this.#loop && this.#frame >= this.#loop.outFrame) {
      void this.seek(this.#loop.inFrame);
      return;
    }
    this.#correct(sighting);
  }

  #correct(master: FrameSighting): void {
    const frameMs = 1000 / this.fps;
    const moment = { nowMs: master.shownMs, rate: this.#rate };
    const leader = this.#master();
    let worst: number | null = null;
    for (const member of this.#running()) {
      if (member === leader || !member.sighting) continue;
      // A page that was out of sight was not shown any frames.
      if (master.shownMs - member.sighting.shownMs > staleMs) continue;
      const drift = positionAt(member.sighting, moment) - positionAt(master, moment);
      if (worst === null || Math.abs(drift) > Math.abs(worst)) worst = drift;
      const correction = correctionFor(drift, { frameMs, rate: this.#rate });
      if (correction.kind === "regroup" && this.#mayRegroup()) {
        void this.seek(this.#frame);
        return;
      }
      setRate(member.video, correction.rate);
    }
    if (leader) setRate(leader.video, this.#rate);
    if (worst === null || performance.now() - this.#startedAt < settlingMs) return;
    this.#samples = withSample(this.#samples, worst);
    this.news.onDrift(driftFigures(this.#samples));
  }

  /** A video that waits for data holds the others: all go on together from the frame that the master shows. */
  #onStall({ video, durationFrames }: Member): void {
    const atEnd = this.#frame >= durationFrames - 2;
    if (this.#state !== "playing" || video.seeking || video.ended || atEnd) return;
    if (this.#mayRegroup()) void this.seek(this.#frame);
  }

  /** A machine that is too slow to start all together in time would do nothing but start. */
  #mayRegroup(): boolean {
    return performance.now() - this.#startedAt > regroupPauseMs;
  }

  #onEnded(): void {
    if (this.#state !== "playing" || this.#members.some(({ video }) => !video.ended && !video.paused)) return;
    if (this.#loop) {
      void this.seek(this.#loop.inFrame);
      return;
    }
    this.#setFrame(this.lengthFrames - 1);
    void this.pause();
  }

  #halt(): void {
    this.#work.abort();
    this.#work = new AbortController();
    for (const { video } of this.#members) video.pause();
  }

  /** Shows the present frame in all; a shorter one shows its last. The middle of a frame is safe from rounding. */
  async #showFrame(): Promise<void> {
    const { signal } = this.#work;
    await Promise.all(
      this.#members.map(({ video, durationFrames }) =>
        showMoment(video, {
          seconds: (Math.min(this.#frame, durationFrames - 1) + 0.5) / this.fps,
          within: 0.25 / this.fps,
          signal,
        }),
      ),
    );
  }

  #applySound(): void {
    for (const { position, video } of this.#members) video.muted = position !== this.#sound;
  }

  #setFrame(frame: number): void {
    if (frame === this.#frame) return;
    this.#frame = frame;
    this.news.onFrame(frame);
  }

  #setState(state: GroupState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.news.onState(state);
  }
}

/** False when the browser lets none of them play. */
async function playAll(members: readonly Member[]): Promise<boolean> {
  const started = await Promise.allSettled(members.map(({ video }) => video.play()));
  if (started.every(({ status }) => status === "fulfilled")) return true;
  // Sound is refused before the page was touched: silence is better than no picture.
  for (const { video } of members) video.muted = true;
  const muted = await Promise.allSettled(members.map(({ video }) => video.play()));
  return muted.some(({ status }) => status === "fulfilled");
}

/** Decoders take their time to start, each its own: drift counts from when every video has shown a frame. */
async function untilAllShow(members: readonly Member[], signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + showingMs;
  while (members.some(({ sighting }) => !sighting) && performance.now() < deadline && !signal.aborted) {
    await pause(frameWaitMs);
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Setting a rate costs the browser something, even when it is the same as before. */
function setRate(video: HTMLVideoElement, rate: number): void {
  if (Math.abs(video.playbackRate - rate) > 0.004) video.playbackRate = rate;
}
