import type { TrainedLora } from "@/domain/coherence/settings";
import type { PixelSize } from "@/domain/media/format";
import type { WorkflowValues } from "./fill-workflow";
import type { WorkflowDocument } from "./workflow-document";
import { literalAt, slotsOf, type Workflow, type WorkflowInputName } from "./workflow-inputs";

/** A shot's wishes in the words of a workflow. Pictures are named as the server knows them. */
export type WorkflowRequest = {
  prompt: string;
  negativePrompt: string | null;
  seed: number;
  size: PixelSize;
  /** Null for stills. */
  clip: { fps: number; durationFrames: number } | null;
  firstFrame: string | null;
  lastFrame: string | null;
  references: readonly string[];
  /** What the result keeps to in depth, pose or outlines. */
  composition: string | null;
  /** Null leaves the workflow with the LoRA that is written in it. */
  lora: TrainedLora | null;
};

/** Diffusion models work on blocks of this many pixels. */
const block = 16;
/** What Wan and most others are trained for, where a workflow does not say it. */
const usualFps = 16;
/** ComfyUI takes seeds up to 2^64, JSON numbers are exact up to 2^53. */
const seedRange = 2 ** 32;

/** The values of a request for `fillWorkflow`. */
export function valuesFor(workflow: Workflow, request: WorkflowRequest): WorkflowValues {
  const size = workingSize(workflow, request.size);
  return {
    prompt: request.prompt,
    ...(request.negativePrompt === null ? {} : { negativePrompt: request.negativePrompt }),
    seed: Math.abs(Math.trunc(request.seed)) % seedRange,
    width: size.width,
    height: size.height,
    ...(request.clip === null ? {} : { length: lengthFor(workflow, request.clip) }),
    firstFrame: request.firstFrame,
    lastFrame: request.lastFrame,
    reference: [...request.references],
    composition: request.composition,
    ...(request.lora && { lora: request.lora.name, loraStrength: request.lora.strength }),
  };
}

/**
 * The wanted shape at about the number of pixels that the workflow was made for: models are trained for one, memory is
 * measured for it, and results are fitted to the project afterwards.
 */
export function workingSize({ document, inputs }: Workflow, wanted: PixelSize): PixelSize {
  const own = {
    width: numberIn(document, slotsOf(inputs, "width")[0]),
    height: numberIn(document, slotsOf(inputs, "height")[0]),
  };
  const pixels = own.width && own.height ? own.width * own.height : wanted.width * wanted.height;
  const scale = Math.sqrt(pixels / (wanted.width * wanted.height));
  const inBlocks = (side: number) => Math.max(block, Math.round((side * scale) / block) * block);
  return { width: inBlocks(wanted.width), height: inBlocks(wanted.height) };
}

/** Frames per second of the clips that the workflow makes. */
export const workflowFps = ({ document, inputs }: Workflow): number =>
  numberIn(document, slotsOf(inputs, "fps")[0]) ?? usualFps;

/** Frames that cover the wanted time at the workflow's own rate, in the model's steps: 4n+1 for most, 8n+1 for LTX. */
export function lengthFor(workflow: Workflow, clip: { fps: number; durationFrames: number }): number {
  const frames = Math.ceil((clip.durationFrames * workflowFps(workflow)) / clip.fps);
  const step = stepOf(workflow);
  return Math.ceil(Math.max(0, frames - 1) / step) * step + 1;
}

function stepOf({ document, inputs }: Workflow): number {
  const [slot] = slotsOf(inputs, "length");
  const maker = slot && document[slot.nodeId]?.class_type;
  return maker?.includes("LTX") ? 8 : 4;
}

function numberIn(
  document: WorkflowDocument,
  slot: { nodeId: string; input: string } | undefined,
): number | null {
  const value = slot && literalAt(document, slot);
  return typeof value === "number" && value > 0 ? value : null;
}

type Pictures<Picture> = {
  firstFrame: Picture | null;
  lastFrame: Picture | null;
  references: readonly Picture[];
  composition: Picture | null;
};

/** The pictures of a request that the workflow takes. */
export function wantedPictures<Picture>(
  { inputs }: Workflow,
  pictures: Pictures<Picture>,
): Pictures<Picture> {
  const count = (name: WorkflowInputName) => slotsOf(inputs, name).length;
  return {
    firstFrame: count("firstFrame") > 0 ? pictures.firstFrame : null,
    lastFrame: count("lastFrame") > 0 ? pictures.lastFrame : null,
    references: pictures.references.slice(0, count("reference")),
    composition: count("composition") > 0 ? pictures.composition : null,
  };
}
