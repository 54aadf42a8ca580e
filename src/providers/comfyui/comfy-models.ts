import { createHash } from "node:crypto";
import { canonicalJson, jsonValue } from "@/domain/json";
import { canDoWithout } from "@/domain/workflow/fill-workflow";
import { slotsOf, type Workflow } from "@/domain/workflow/workflow-inputs";
import type { ImageModel } from "@/providers/contract/image-model";
import type { VideoModel } from "@/providers/contract/video-model";
import { type ComfyJobOptions, createComfyJob } from "./comfy-job";

export type ComfyWorkflow = Workflow & { id: string; name: string };

/** Rough guesses for a card of 2024, in seconds: nobody has measured this installation's yet. */
const typical = { image: 15, videoSecond: 60, loading: 20 };

const has = ({ inputs }: Workflow, name: Parameters<typeof slotsOf>[1]) => slotsOf(inputs, name).length > 0;

/** Changes with the workflow: the same request gives something else then. */
const versionOf = ({ document, inputs }: Workflow) =>
  createHash("sha256")
    .update(canonicalJson(jsonValue.parse([document, inputs])))
    .digest("hex")
    .slice(0, 16);

/** Makes stills with a workflow on the registered ComfyUI servers. */
export function createComfyImageModel(workflow: ComfyWorkflow, options: ComfyJobOptions): ImageModel {
  return {
    id: `comfyui/${workflow.id}`,
    name: `${workflow.name} (ComfyUI)`,
    version: versionOf(workflow),
    draft: false,
    priceMicros: () => Math.ceil(typical.image * options.pricePerSecondMicros),
    typicalSeconds: typical.image,
    references: slotsOf(workflow.inputs, "reference").length,
    job: createComfyJob(
      {
        workflow,
        kind: "image",
        render: ({ prompt, size, seed, references }) => ({
          ...{ prompt, size, seed, references, negativePrompt: null, clip: null },
          ...{ firstFrame: null, lastFrame: null },
        }),
      },
      options,
    ),
  };
}

/** Makes clips with a workflow on the registered ComfyUI servers. */
export function createComfyVideoModel(workflow: ComfyWorkflow, options: ComfyJobOptions): VideoModel {
  const typicalSeconds = ({ durationSeconds }: { durationSeconds: number }) =>
    typical.loading + typical.videoSecond * durationSeconds;
  return {
    id: `comfyui/${workflow.id}`,
    name: `${workflow.name} (ComfyUI)`,
    version: versionOf(workflow),
    draft: false,
    durations: "any",
    capabilities: {
      firstFrame: firstFrameOf(workflow),
      lastFrame: has(workflow, "lastFrame"),
      references: slotsOf(workflow.inputs, "reference").length,
      seed: has(workflow, "seed"),
      negativePrompt: has(workflow, "negativePrompt"),
      audio: false,
    },
    priceMicros: (request) => Math.ceil(typicalSeconds(request) * options.pricePerSecondMicros),
    typicalSeconds,
    job: createComfyJob(
      {
        workflow,
        kind: "video",
        render: ({ fps, durationFrames, ...request }) => ({ ...request, clip: { fps, durationFrames } }),
      },
      options,
    ),
  };
}

const firstFrameOf = (workflow: Workflow) => {
  if (!has(workflow, "firstFrame")) return "no";
  return canDoWithout(workflow, "firstFrame") ? "optional" : "required";
};
