import { createHash } from "node:crypto";
import type { CompositionInput } from "@/domain/coherence/circumstances";
import { canonicalJson, jsonValue } from "@/domain/json";
import { canDoWithout } from "@/domain/workflow/fill-workflow";
import {
  slotsOf,
  type Workflow,
  type WorkflowInputName,
  type WorkflowKind,
} from "@/domain/workflow/workflow-inputs";
import type { WorkflowRequest } from "@/domain/workflow/workflow-request";
import type { ImageModel, ImageRequest } from "@/providers/contract/image-model";
import type { MediaFile, MediaInput } from "@/providers/contract/media-result";
import type { RemoteJob } from "@/providers/contract/remote-job";
import type { VideoModel, VideoRequest } from "@/providers/contract/video-model";

/** What a workflow is asked for, with its pictures as local files. */
export type RenderRequest = Omit<
  WorkflowRequest,
  "firstFrame" | "lastFrame" | "references" | "composition"
> & {
  firstFrame: MediaInput | null;
  lastFrame: MediaInput | null;
  references: readonly MediaInput[];
  composition: MediaInput | null;
};

/** A workflow as a job: how a model's request becomes one that workflows understand. */
export type RenderSpec<Request> = {
  workflow: Workflow;
  kind: WorkflowKind;
  render(request: Request): RenderRequest;
};

export type WorkflowModelFacts = {
  /** The part of the model's id that comes first. */
  provider: "comfyui" | "runpod";
  workflow: Workflow & { id: string; name: string };
  /** Where it runs, behind the workflow's name. */
  place: string;
  /** The dearest second it may run at, in micro-dollars. */
  pricePerSecondMicros: number;
};

/** Rough guesses for a card of 2024, in seconds: nobody has measured this installation's yet. */
const typical = { image: 15, videoSecond: 60, loading: 20 };

/** A model that makes stills with a workflow. */
export function createWorkflowImageModel(
  facts: WorkflowModelFacts,
  createJob: (spec: RenderSpec<ImageRequest>) => RemoteJob<ImageRequest, MediaFile>,
): ImageModel {
  const { workflow } = facts;
  return {
    ...identityOf(facts),
    priceMicros: () => Math.ceil(typical.image * facts.pricePerSecondMicros),
    typicalSeconds: typical.image,
    references: slotsOf(workflow.inputs, "reference").length,
    seed: slotsOf(workflow.inputs, "seed").length > 0,
    lora: slotsOf(workflow.inputs, "lora").length > 0,
    composition: compositionOf(workflow),
    job: createJob({
      workflow,
      kind: "image",
      render: ({ prompt, size, seed, references, lora = null }) => ({
        ...{ prompt, size, seed, lora },
        references: references.filter(({ role }) => role !== "composition"),
        composition: references.find(({ role }) => role === "composition") ?? null,
        ...{ negativePrompt: null, clip: null, firstFrame: null, lastFrame: null },
      }),
    }),
  };
}

/** A model that makes clips with a workflow. */
export function createWorkflowVideoModel(
  facts: WorkflowModelFacts,
  createJob: (spec: RenderSpec<VideoRequest>) => RemoteJob<VideoRequest, MediaFile>,
): VideoModel {
  const { workflow } = facts;
  const has = (name: WorkflowInputName) => slotsOf(workflow.inputs, name).length > 0;
  const typicalSeconds = ({ durationSeconds }: { durationSeconds: number }) =>
    typical.loading + typical.videoSecond * durationSeconds;
  return {
    ...identityOf(facts),
    durations: "any",
    capabilities: {
      firstFrame: firstFrameOf(workflow),
      lastFrame: has("lastFrame"),
      references: slotsOf(workflow.inputs, "reference").length,
      seed: has("seed"),
      negativePrompt: has("negativePrompt"),
      audio: false,
    },
    priceMicros: (request) => Math.ceil(typicalSeconds(request) * facts.pricePerSecondMicros),
    typicalSeconds,
    job: createJob({
      workflow,
      kind: "video",
      render: ({ fps, durationFrames, ...request }) => ({
        ...request,
        clip: { fps, durationFrames },
        composition: null,
        lora: null,
      }),
    }),
  };
}

const identityOf = ({ provider, workflow, place }: WorkflowModelFacts) => ({
  id: `${provider}/${workflow.id}` as const,
  name: `${workflow.name} (${place})`,
  version: versionOf(workflow),
  draft: false,
});

/** Changes with the workflow: the same request gives something else then. */
const versionOf = ({ document, inputs }: Workflow) =>
  createHash("sha256")
    .update(canonicalJson(jsonValue.parse([document, inputs])))
    .digest("hex")
    .slice(0, 16);

function firstFrameOf(workflow: Workflow): "no" | "optional" | "required" {
  if (slotsOf(workflow.inputs, "firstFrame").length === 0) return "no";
  return canDoWithout(workflow, "firstFrame") ? "optional" : "required";
}

function compositionOf(workflow: Workflow): CompositionInput | null {
  if (slotsOf(workflow.inputs, "composition").length === 0) return null;
  return { as: "own-input", required: !canDoWithout(workflow, "composition") };
}

const extensions: Record<string, string> = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" };

/** What a picture is called on the machine that renders: by its content, so that sending it again changes nothing. */
export const pictureName = ({ digest, contentType }: MediaInput): string =>
  `framewright-${digest.replaceAll(/[^A-Za-z0-9]/g, "")}.${extensions[contentType] ?? "png"}`;
