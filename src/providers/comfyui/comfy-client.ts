import { openAsBlob } from "node:fs";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import type { WorkflowDocument } from "@/domain/workflow/workflow-document";
import type { MediaInput } from "@/providers/contract/media-result";
import {
  askRenderer,
  type RenderCall,
  type RenderEndpoint,
  readAnswer,
} from "@/providers/rendering/render-call";
import { pictureName } from "@/providers/rendering/workflow-model";
import { type HistoryEntry, historyAnswer, type QueuedPrompt, queueAnswer } from "./comfy-answers";
import { refusedWorkflow } from "./refused-workflow";
import { nodesOf, objectInfo } from "./server-nodes";

const promptAnswer = z.object({ prompt_id: z.string() });
const uploadAnswer = z.object({ name: z.string(), subfolder: z.string().default("") });
const systemStats = z.object({
  system: z.object({ comfyui_version: z.string().optional() }),
  devices: z.array(
    z.object({ name: z.string(), vram_total: z.number().optional(), vram_free: z.number().optional() }),
  ),
});

export type ComfyQueue = { running: QueuedPrompt[]; pending: QueuedPrompt[] };

/** The calls of a ComfyUI server that we make. All of them throw StudioError as `askRenderer` does. */
export type ComfyClient = ReturnType<typeof createComfyClient>;

export function createComfyClient(endpoint: RenderEndpoint) {
  async function read<Schema extends z.ZodType>(call: RenderCall, schema: Schema): Promise<z.output<Schema>> {
    const response = await askRenderer(endpoint, call);
    if (!response.ok) throw await unexpected(endpoint, call, response);
    return readAnswer(endpoint, { response, schema, call });
  }
  async function tell(path: string, body: unknown): Promise<void> {
    const response = await askRenderer(endpoint, { method: "POST", path, body: JSON.stringify(body) });
    await response.body?.cancel();
  }
  return {
    endpoint,
    /**
     * Queues a workflow under an id of ours and returns the id that counts: old servers choose one themselves. Throws
     * "provider-rejected" with every node's complaint.
     */
    async submit(document: WorkflowDocument, operationId: string): Promise<string> {
      const call: RenderCall = {
        method: "POST",
        path: "/prompt",
        starts: true,
        body: JSON.stringify({ prompt: document, prompt_id: operationId, client_id: operationId }),
      };
      const response = await askRenderer(endpoint, call);
      if (response.status === 400) throw await refusedWorkflow(endpoint, document, response);
      if (!response.ok) throw await unexpected(endpoint, call, response);
      return (await readAnswer(endpoint, { response, schema: promptAnswer, call })).prompt_id;
    },
    /** Uploads a picture under a name made of its content, and returns what `LoadImage` calls it. */
    async upload(picture: MediaInput): Promise<string> {
      const form = new FormData();
      const file = await openAsBlob(picture.path, { type: picture.contentType });
      form.set("image", file, pictureName(picture));
      form.set("overwrite", "true");
      form.set("type", "input");
      const call: RenderCall = { method: "POST", path: "/upload/image", body: form };
      const { name, subfolder } = await read(call, uploadAnswer);
      return subfolder === "" ? name : `${subfolder}/${name}`;
    },
    /** Null while the prompt is not finished, and when the server knows nothing of it. */
    async history(promptId: string, signal?: AbortSignal): Promise<HistoryEntry | null> {
      const path = `/history/${encodeURIComponent(promptId)}`;
      return (await read({ method: "GET", path, signal }, historyAnswer))[promptId] ?? null;
    },
    /** The newest finished prompts. */
    async recentHistory(): Promise<[promptId: string, entry: HistoryEntry][]> {
      return Object.entries(await read({ method: "GET", path: "/history?max_items=200" }, historyAnswer));
    },
    async queue(signal?: AbortSignal): Promise<ComfyQueue> {
      const answer = await read({ method: "GET", path: "/queue", signal }, queueAnswer);
      return { running: answer.queue_running, pending: answer.queue_pending };
    },
    dequeue: (promptId: string) => tell("/queue", { delete: [promptId] }),
    interrupt: (promptId: string) => tell("/interrupt", { prompt_id: promptId }),
    systemStats: () => read({ method: "GET", path: "/system_stats" }, systemStats),
    nodes: async () => nodesOf(await read({ method: "GET", path: "/object_info" }, objectInfo)),
  };
}

/** A status that a ComfyUI server does not give here: something else listens at the address. */
async function unexpected(
  { name }: RenderEndpoint,
  { path }: RenderCall,
  response: Response,
): Promise<StudioError> {
  await response.body?.cancel();
  return new StudioError(
    "misconfigured",
    `${name} does not answer like a ComfyUI server. Check its address under Servers.`,
    { cause: new Error(`${path} answered ${response.status}`) },
  );
}
