import type { ClipItem } from "@/domain/timeline/cut";
import { speedOf } from "@/domain/timeline/layout";
import { type PictureLayer, wipeOpacity } from "@/domain/timeline/picture-at";
import { LutCanvas, type LutLook } from "./lut-canvas";

/** Two for a transition, and one in which the clip to come is made ready meanwhile. */
const poolSize = 3;

type Slot = {
  video: HTMLVideoElement;
  clipId: string | null;
  digest: string | null;
  /** Lies in the place of the video while its colours go through a table. Made when one is first wanted; null where it cannot be. */
  canvas: LutCanvas | null | undefined;
  /** What is drawn on it; null while the video itself is seen. */
  look: LutLook | null;
};

/** `table` is for clips whose colours go through one: it stands for the filter as well. */
export type LayerLook = { filter: string; volume: number; table: LutLook | null };

/**
 * A few video elements one over the other. Each clip that is seen, or will be soon, has one of them, already at its
 * frame: that makes cuts gapless without decoding anything here.
 */
export class VideoPool {
  private readonly slots: Slot[];

  constructor(
    stage: HTMLElement,
    private readonly urlOf: (digest: string) => string | null,
  ) {
    this.slots = Array.from({ length: poolSize }, () => {
      const video = document.createElement("video");
      video.playsInline = true;
      video.preload = "auto";
      video.disablePictureInPicture = true;
      video.tabIndex = -1;
      video.setAttribute("aria-hidden", "true");
      video.className = "absolute inset-0 size-full object-cover";
      video.style.visibility = "hidden";
      stage.append(video);
      const slot: Slot = { video, clipId: null, digest: null, canvas: undefined, look: null };
      followFrames(slot);
      return slot;
    });
  }

  /** Whether all layers have the frame they should show. */
  isReady(layers: readonly PictureLayer[]): boolean {
    return layers.every((layer) => {
      const slot = this.slots.find(({ clipId }) => clipId === layer.clip.id);
      return slot !== undefined && slot.video.readyState >= 2 && !slot.video.seeking;
    });
  }

  /** Shows layers, the last one on top; `rate` 0 is a still picture. */
  show(
    layers: readonly PictureLayer[],
    { fps, rate, lookOf }: { fps: number; rate: number; lookOf: (layer: PictureLayer) => LayerLook },
  ): void {
    for (const [order, layer] of layers.entries()) {
      const slot = this.slotFor(layer.clip, layers);
      const look = lookOf(layer);
      const onTop = this.topOf(slot, look);
      dress(onTop, layer, { order, look });
      soundOf(slot.video, look);
      if (rate > 0) run(slot.video, layer, { fps, rate });
      else hold(slot.video, layer.sourceFrame, fps);
    }
    for (const { video, clipId, canvas } of this.slots) {
      if (layers.some(({ clip }) => clip.id === clipId)) continue;
      video.style.visibility = "hidden";
      if (canvas) canvas.element.style.visibility = "hidden";
      if (!video.paused) video.pause();
    }
  }

  /** Makes a clip that will be seen soon ready at its first frame. */
  prepare(layer: PictureLayer, shown: readonly PictureLayer[], fps: number): void {
    const { video } = this.slotFor(layer.clip, [...shown, layer]);
    hold(video, layer.sourceFrame, fps);
  }

  /** Frames that the browser could not show in time, all elements together. */
  droppedFrames(): number {
    return this.slots.reduce((sum, { video }) => sum + video.getVideoPlaybackQuality().droppedVideoFrames, 0);
  }

  close(): void {
    for (const { video, canvas } of this.slots) {
      canvas?.close();
      video.pause();
      video.removeAttribute("src");
      video.load();
      video.remove();
    }
  }

  /** The element that is seen of a slot: its video, or the canvas that shows it through a table. */
  private topOf(slot: Slot, { table }: LayerLook): HTMLVideoElement | HTMLCanvasElement {
    slot.look = table;
    if (table && slot.canvas === undefined) slot.canvas = LutCanvas.create();
    const { video, canvas } = slot;
    if (!canvas) return video;
    canvas.element.className = video.className;
    if (!canvas.element.isConnected) video.after(canvas.element);
    (table ? video : canvas.element).style.visibility = "hidden";
    if (!table) return video;
    if (video.readyState >= 2 && !video.seeking) canvas.draw(video, table);
    return canvas.element;
  }

  private slotFor(clip: ClipItem, wanted: readonly PictureLayer[]): Slot {
    const isWanted = (slot: Slot) => wanted.some((layer) => layer.clip.id === slot.clipId);
    const own = this.slots.find(({ clipId, digest }) => clipId === clip.id && digest === clip.mediaDigest);
    if (own) return own;
    const free =
      this.slots.find((slot) => slot.clipId === clip.id) ??
      this.slots.find((slot) => !isWanted(slot) && slot.digest === clip.mediaDigest) ??
      this.slots.find((slot) => !isWanted(slot)) ??
      this.slots[0];
    if (!free) throw new Error("the preview has no video elements");
    free.clipId = clip.id;
    if (free.digest !== clip.mediaDigest) {
      free.digest = clip.mediaDigest;
      free.video.src = this.urlOf(clip.mediaDigest) ?? "";
    }
    return free;
  }
}

/** The middle of a frame, so that rounding never shows its neighbour. */
const timeOf = (frame: number, fps: number) => (frame + 0.5) / fps;

function hold(video: HTMLVideoElement, sourceFrame: number, fps: number): void {
  if (!video.paused) video.pause();
  const time = timeOf(sourceFrame, fps);
  if (Math.abs(video.currentTime - time) > 0.25 / fps) video.currentTime = time;
}

/** Seeks only what is far off; small drifts are made up for by running a little faster or slower. */
function run(
  video: HTMLVideoElement,
  layer: PictureLayer,
  { fps, rate }: { fps: number; rate: number },
): void {
  const speed = (speedOf(layer.clip) / 100) * rate;
  const drift = video.currentTime - timeOf(layer.sourceFrame, fps);
  if (Math.abs(drift) > 0.3 && !video.seeking) video.currentTime = timeOf(layer.sourceFrame, fps);
  const correction = Math.abs(drift) > 0.5 / fps ? Math.max(-0.25, Math.min(0.25, -drift * 2)) : 0;
  const wanted = Math.max(0.0625, Math.min(16, speed * (1 + correction)));
  if (Math.abs(video.playbackRate - wanted) > 0.005) video.playbackRate = wanted;
  // A browser may refuse or interrupt playing; the next tick asks again.
  if (video.paused) video.play().catch(() => undefined);
}

/** The frame that was sought arrives later; while it plays, each tick draws. */
function followFrames(slot: Slot): void {
  const draw = () => {
    if (slot.look) slot.canvas?.draw(slot.video, slot.look);
  };
  slot.video.addEventListener("seeked", draw);
  slot.video.addEventListener("loadeddata", draw);
}

function soundOf(video: HTMLVideoElement, { volume }: LayerLook): void {
  video.volume = volume;
  video.muted = volume === 0;
}

function dress(
  element: HTMLVideoElement | HTMLCanvasElement,
  layer: PictureLayer,
  { order, look }: { order: number; look: LayerLook },
): void {
  const { style } = element;
  style.visibility = "visible";
  style.zIndex = String(order + 1);
  style.opacity = String(layer.opacity);
  style.transform =
    layer.scale.x === 1 && layer.scale.y === 1 && layer.shiftX === 0
      ? ""
      : `translateX(${(layer.shiftX * 100).toFixed(4)}%) scale(${layer.scale.x.toFixed(5)}, ${layer.scale.y.toFixed(5)})`;
  style.maskImage = layer.wipe === null ? "" : softEdge(layer.wipe);
  // The canvas has the grade in it already.
  style.filter = element instanceof HTMLCanvasElement ? "" : look.filter;
}

/** Between so many points the smooth step is drawn straight. */
const edgeStops = 16;

/** The edge of a wipe as a mask. */
function softEdge(way: number): string {
  const stops = Array.from({ length: edgeStops + 1 }, (_, index) => {
    const place = index / edgeStops + 1 - 2 * way;
    return `rgba(0,0,0,${wipeOpacity(way, place).toFixed(3)}) ${(place * 100).toFixed(2)}%`;
  });
  return `linear-gradient(to right, ${stops.join(", ")})`;
}
