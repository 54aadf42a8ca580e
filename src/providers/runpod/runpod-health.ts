import { StudioError } from "@/domain/errors";
import type { RenderServerHealth } from "@/domain/workflow/render-server";
import {
  askRenderer,
  type RenderCall,
  type RenderEndpoint,
  readAnswer,
} from "@/providers/rendering/render-call";
import { endpointHealth } from "./runpod-answers";

/** How a RunPod endpoint stands. Throws StudioError when it cannot be asked. */
export async function runpodHealth(endpoint: RenderEndpoint): Promise<RenderServerHealth> {
  const call: RenderCall = { method: "GET", path: "/health" };
  const response = await askRenderer(endpoint, call);
  if (!response.ok) {
    await response.body?.cancel();
    throw new StudioError(
      "misconfigured",
      `RunPod has no endpoint at the address of ${endpoint.name}. Copy its id from RunPod's console.`,
      { cause: new Error(`/health answered ${response.status}`) },
    );
  }
  const { jobs, workers } = await readAnswer(endpoint, { response, schema: endpointHealth, call });
  return { state: "ready", running: jobs.inProgress, waiting: jobs.inQueue, workers, comfyui: null };
}
