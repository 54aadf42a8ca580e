import { builtInWorkflows } from "@/domain/workflow/built-in/built-in-workflows";
import { createComfyImageModel, createComfyVideoModel } from "@/providers/comfyui/comfy-models";
import { createComfyServers } from "@/providers/comfyui/comfy-servers";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import { createRunpodImageModel, createRunpodVideoModel } from "@/providers/runpod/runpod-models";
import type { Rendered } from "@/runtime/model-desk";
import { type Account, machineId } from "@/testing/faults/faulty-run";
import { rentedSecondMicros } from "@/testing/faults/vendors";

const longestSeconds = 60;
/** Downloads of a machine that stops in the middle are given up soon. */
const fetchFrom = (url: string) => createFetchRemote({ allow: [url], idleTimeoutMs: 3000 });

const nothing: Rendered = { image: [], video: [] };

/** The models on the machine of one maker. Each has one of their own, as if it alone were registered. */
export function machineModels({ kit, machine }: Account): Rendered {
  if (!machine) return nothing;
  const endpoint = { ...machine, name: "the workstation", fetch };
  if (kit === "comfyui") {
    const options = {
      servers: createComfyServers(async () => [
        { id: machineId, enabled: true, pricePerSecondMicros: 0, endpoint },
      ]),
      ...{ fetchFrom, longestSeconds, pricePerSecondMicros: 0 },
    };
    return modelsOf(
      (workflow) => createComfyImageModel(workflow, options),
      (workflow) => createComfyVideoModel(workflow, options),
    );
  }
  const options = {
    ...{ endpoint, longestSeconds, pricePerSecondMicros: rentedSecondMicros },
    fetchRemote: fetchFrom(machine.url),
  };
  const here =
    <Model>(create: (workflow: BuiltIn, more: typeof options) => Model) =>
    (workflow: BuiltIn) =>
      create({ ...workflow, id: `${machineId}/${workflow.id}` }, options);
  return modelsOf(here(createRunpodImageModel), here(createRunpodVideoModel));
}

type BuiltIn = (typeof builtInWorkflows)[number];

function modelsOf(
  image: (workflow: BuiltIn) => Rendered["image"][number],
  video: (workflow: BuiltIn) => Rendered["video"][number],
): Rendered {
  return {
    image: builtInWorkflows.filter(({ kind }) => kind === "image").map(image),
    video: builtInWorkflows.filter(({ kind }) => kind === "video").map(video),
  };
}
