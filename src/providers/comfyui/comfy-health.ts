import type { NamedWorkflow } from "@/domain/workflow/built-in/built-in-workflows";
import type { RenderServerHealth } from "@/domain/workflow/render-server";
import { lackingOn, modelFilesOn, needsOf } from "@/domain/workflow/workflow-needs";
import type { RenderEndpoint } from "@/providers/rendering/render-call";
import { createComfyClient } from "./comfy-client";

/** How a ComfyUI server stands, and which workflows it can run. Throws StudioError when it cannot be asked. */
export async function comfyHealth(
  endpoint: RenderEndpoint,
  workflows: readonly NamedWorkflow[],
): Promise<RenderServerHealth> {
  const client = createComfyClient(endpoint);
  const [queue, stats, nodes] = await Promise.all([client.queue(), client.systemStats(), client.nodes()]);
  return {
    state: "ready",
    running: queue.running.length,
    waiting: queue.pending.length,
    workers: null,
    comfyui: {
      version: stats.system.comfyui_version ?? null,
      devices: stats.devices.map(({ name, vram_total, vram_free }) => ({
        name,
        vramBytes: vram_total ?? null,
        freeBytes: vram_free ?? null,
      })),
      modelFiles: modelFilesOn(nodes).size,
      workflows: workflows.map(({ id, name, document }) => ({
        id,
        name,
        lacking: lackingOn(nodes, needsOf(document)),
      })),
    },
  };
}
