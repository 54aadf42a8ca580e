import type { BriefInput } from "@/domain/brief/brief";
import { takeHeroLook } from "@/pipeline/hero-look";
import type { RunContext } from "@/pipeline/ports";
import type { RunOutcome } from "@/pipeline/recipes/ad";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import { enhancePrompt } from "@/pipeline/stages/enhance-prompt/stage";
import { makeSound } from "@/pipeline/stages/make-sound/stage";
import { planShots } from "@/pipeline/stages/plan-shots/stage";
import { readBrief } from "@/pipeline/stages/read-brief/stage";

/** Who makes pictures and clips: Replicate, asked how a job stands or telling of it; or a machine with workflows. */
export const kits = ["replicate", "telling", "comfyui", "runpod"] as const;
export type Kit = (typeof kits)[number];

/** One maker with vendors of their own. */
export type Account = {
  name: string;
  kit: Kit;
  openai: { key: string; baseUrl: string };
  replicate: { key: string; baseUrl: string } | null;
  /** A ComfyUI server or a RunPod endpoint. */
  machine: { url: string; token: string } | null;
};

/** How a run came to rest, and what the books say. */
export type RunResult = {
  name: string;
  status: string;
  failure: { code: string; message: string } | null;
  /** Micro-dollars: charged, and reserved for calls whose fate is open. */
  charged: number;
  held: number;
  /** Calls of which nobody knows whether they were taken, and calls that were left half made. */
  unclear: number;
  loose: number;
  /** Slots of the takes. */
  takes: string[];
  /** Takes whose file is not in the store. */
  missing: number;
};

const others = { text: "openai/gpt-6-sol", speech: "openai/tts-1" };
const replicate = {
  image: "replicate/bytedance/seedream-4",
  video: "replicate/bytedance/seedance-1-pro",
  music: "replicate/meta/musicgen",
};

/** How a machine of one maker is called in the ids of its models. */
export const machineId = "7d3c1a2e-5a0e-4b57-9a55-0c7a4a4f6f01";
const workflows = { image: "text-to-image", video: "wan-image-to-video" };

const modelsOf: Record<Kit, BriefInput["models"]> = {
  replicate: { ...others, ...replicate },
  telling: { ...others, ...replicate },
  comfyui: { ...others, image: `comfyui/${workflows.image}`, video: `comfyui/${workflows.video}` },
  runpod: {
    ...others,
    image: `runpod/${machineId}/${workflows.image}`,
    video: `runpod/${machineId}/${workflows.video}`,
  },
};

/** One shot with everything: a clip, a voice, music. */
export const faultyBrief = (kit: Kit): BriefInput => ({
  prompt:
    "Nordlys cold brew in an amber glass bottle on a sunlit kitchen counter, calm. End with: Try it today.",
  durationSeconds: 5,
  clips: 1,
  aspect: "9:16",
  seed: 7,
  coherence: { twoAgentEnhancement: false, qualityRegeneration: false, finishing: false },
  models: modelsOf[kit],
});

/** The part of the recipe that calls vendors: what comes after it is made on this machine. */
export async function callsOnly(ctx: RunContext): Promise<RunOutcome> {
  const brief = await readBrief(ctx);
  const prompt = await enhancePrompt(ctx, brief);
  const planned = await planShots(ctx, { brief, prompt });
  const { plan } = planned.value;
  await drawElements(ctx, { brief, planned, look: await takeHeroLook(ctx) });
  const undrawn = await drawFrames(ctx, { plan, chained: true });
  if (undrawn.length > 0) return { status: "needs-attention", failures: undrawn };
  const unmoved = await animateShots(ctx, { plan, parallel: true });
  if (unmoved.length > 0) return { status: "needs-attention", failures: unmoved };
  await makeSound(ctx, { brief, planned });
  return { status: "done" };
}
