import { LutCanvas, type LutLook } from "./lut-canvas";

/**
 * Draws frames of many small videos through tables for colours with one drawing context: browsers keep a dozen or so, and
 * a film may have more clips.
 */
export class SharedTable {
  /** Undefined until something is drawn; null in a browser that cannot. */
  private drawing: LutCanvas | null | undefined;

  /** Puts the frame that a video shows onto a canvas. Answers false where that cannot be done: the video is then shown itself. */
  drawOnto(canvas: HTMLCanvasElement, video: HTMLVideoElement, look: LutLook): boolean {
    if (video.readyState < 2) return false;
    if (this.drawing === undefined) this.drawing = LutCanvas.create();
    const context = this.drawing && canvas.getContext("2d");
    if (!this.drawing || !context) return false;
    this.drawing.draw(video, look);
    const { element } = this.drawing;
    if (canvas.width !== element.width || canvas.height !== element.height) {
      canvas.width = element.width;
      canvas.height = element.height;
    }
    context.drawImage(element, 0, 0);
    return true;
  }

  close(): void {
    this.drawing?.close();
    this.drawing = undefined;
  }
}
