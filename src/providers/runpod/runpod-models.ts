import type { ImageModel } from "@/providers/contract/image-model";
import type { VideoModel } from "@/providers/contract/video-model";
import {
  createWorkflowImageModel,
  createWorkflowVideoModel,
  type WorkflowModelFacts,
} from "@/providers/rendering/workflow-model";
import { createRunpodJob, type RunpodJobOptions } from "./runpod-job";

export type RunpodWorkflow = WorkflowModelFacts["workflow"];

const factsOf = (workflow: RunpodWorkflow, options: RunpodJobOptions): WorkflowModelFacts => ({
  provider: "runpod",
  place: options.endpoint.name,
  workflow,
  pricePerSecondMicros: options.pricePerSecondMicros,
});

/** Makes stills with a workflow on a RunPod endpoint. */
export const createRunpodImageModel = (workflow: RunpodWorkflow, options: RunpodJobOptions): ImageModel =>
  createWorkflowImageModel(factsOf(workflow, options), (spec) => createRunpodJob(spec, options));

/** Makes clips with a workflow on a RunPod endpoint. */
export const createRunpodVideoModel = (workflow: RunpodWorkflow, options: RunpodJobOptions): VideoModel =>
  createWorkflowVideoModel(factsOf(workflow, options), (spec) => createRunpodJob(spec, options));
