import type { RenderServerKind } from "@/domain/workflow/render-server";
import type { WorkflowInputName } from "@/domain/workflow/workflow-inputs";

export const serverWords = {
  comfyui: {
    name: "ComfyUI",
    example: "http://192.168.1.20:8188",
    hint: "The address of the ComfyUI server as this machine reaches it.",
    tokenHint: "Only for servers behind a proxy that asks for one; it is sent as a bearer token.",
  },
  runpod: {
    name: "RunPod",
    example: "https://api.runpod.ai/v2/abc123",
    hint: "A serverless endpoint with worker-comfyui 5 or newer.",
    tokenHint: "An API key of your RunPod account. Left empty, the installation's own is used.",
  },
} satisfies Record<RenderServerKind, { name: string; example: string; hint: string; tokenHint: string }>;

export const inputWords = {
  prompt: "Prompt",
  negativePrompt: "Negative prompt",
  seed: "Seed",
  width: "Width",
  height: "Height",
  length: "Number of frames",
  fps: "Frames per second (read, not changed)",
  firstFrame: "First frame",
  lastFrame: "Last frame",
  reference: "Reference pictures",
  lora: "LoRA",
} satisfies Record<WorkflowInputName, string>;

const secondsPerHour = 3600;

/** As people who rent machines know prices: dollars for an hour. */
export const dollarsPerHour = (pricePerSecondMicros: number): string =>
  ((pricePerSecondMicros * secondsPerHour) / 1e6).toFixed(2);

/** Micro-dollars for a second; NaN for what is no number. */
export const microsPerSecond = (dollars: string): number =>
  Math.round((Number(dollars) * 1e6) / secondsPerHour);
