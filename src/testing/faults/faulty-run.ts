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

/** One maker with vendors of their own. */
export type Account = {
  name: string;
  openai: { key: string; baseUrl: string };
  replicate: { key: string; baseUrl: string };
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

/** One shot with everything: a clip, a voice, music. */
export const faultyBrief: BriefInput = {
  prompt:
    "Nordlys cold brew in an amber glass bottle on a sunlit kitchen counter, calm. End with: Try it today.",
  durationSeconds: 5,
  clips: 1,
  aspect: "9:16",
  seed: 7,
  coherence: { twoAgentEnhancement: false, qualityRegeneration: false, finishing: false },
  models: {
    text: "openai/gpt-6-sol",
    image: "replicate/bytedance/seedream-4",
    video: "replicate/bytedance/seedance-1-pro",
    music: "replicate/meta/musicgen",
    speech: "openai/tts-1",
  },
};

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
