import type { ImageModel } from "@/providers/contract/image-model";
import type { VideoModel } from "@/providers/contract/video-model";
import {
  createWorkflowImageModel,
  createWorkflowVideoModel,
  type WorkflowModelFacts,
} from "@/providers/rendering/workflow-model";
import { type ComfyJobOptions, createComfyJob } from "./comfy-job";

export type ComfyWorkflow = WorkflowModelFacts["workflow"];

const factsOf = (workflow: ComfyWorkflow, { pricePerSecondMicros }: ComfyJobOptions): WorkflowModelFacts => ({
  provider: "comfyui",
  place: "ComfyUI",
  workflow,
  pricePerSecondMicros,
});

/** Makes stills with a workflow on the registered ComfyUI servers. */
export const createComfyImageModel = (workflow: ComfyWorkflow, options: ComfyJobOptions): ImageModel =>
  createWorkflowImageModel(factsOf(workflow, options), (spec) => createComfyJob(spec, options));

/** Makes clips with a workflow on the registered ComfyUI servers. */
export const createComfyVideoModel = (workflow: ComfyWorkflow, options: ComfyJobOptions): VideoModel =>
  createWorkflowVideoModel(factsOf(workflow, options), (spec) => createComfyJob(spec, options));
