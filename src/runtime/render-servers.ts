import type { Database } from "@/db/client";
import { listRenderServers, listWorkflows } from "@/db/queries/render-servers";
import type { RenderServer } from "@/db/schema/all";
import { StudioError } from "@/domain/errors";
import { builtInWorkflows, type NamedWorkflow } from "@/domain/workflow/built-in/built-in-workflows";
import type { RenderServerHealth } from "@/domain/workflow/render-server";
import { comfyHealth } from "@/providers/comfyui/comfy-health";
import { createComfyImageModel, createComfyVideoModel } from "@/providers/comfyui/comfy-models";
import { type ComfyServer, type ComfyServers, createComfyServers } from "@/providers/comfyui/comfy-servers";
import type { ImageModel } from "@/providers/contract/image-model";
import type { VideoModel } from "@/providers/contract/video-model";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import type { RenderEndpoint } from "@/providers/rendering/render-call";
import { runpodHealth } from "@/providers/runpod/runpod-health";
import { createRunpodImageModel, createRunpodVideoModel } from "@/providers/runpod/runpod-models";
import type { Sealer, Vault } from "@/runtime/vault";

/** Half an hour: longer than any clip takes, and the most that one job at a price may cost. */
const longestSeconds = 1800;

const loraFolder = "loras/";

/** Somebody waits for the answer. */
const checkTimeoutMs = 15_000;

/** The machines that admins have registered, and what can be made on them. */
export type RenderServers = {
  sealerFor(server: Pick<RenderServer, "id" | "url">): Sealer;
  /** Asks a server how it stands. */
  check(server: RenderServer): Promise<RenderServerHealth>;
  /** A model for each workflow on the ComfyUI servers together, and for each workflow on each RunPod endpoint. */
  models(): Promise<RenderModels>;
  /** LoRAs that the ComfyUI servers hold, by name; those of servers that do not answer are left out. */
  loras(): Promise<string[]>;
};

/** What a server's key is sealed for. Its address belongs to it: elsewhere the key does not open. */
export const renderServerSealer = (vault: Vault, { id, url }: Pick<RenderServer, "id" | "url">): Sealer =>
  vault.sealerFor("render-servers", id, url);

export function createRenderServers({
  db,
  vault,
  runpodKey,
}: {
  db: Database;
  vault: Vault;
  /** The installation's, for endpoints without a key of their own. */
  runpodKey: string | null;
}): RenderServers {
  const open: OpenToken = (server) =>
    server.sealedToken === null
      ? installationToken(server, runpodKey)
      : renderServerSealer(vault, server).open(server.sealedToken);
  // Kept for as long as the process: it remembers which nodes each server has.
  const comfyServers = createComfyServers(async () =>
    ofKind(await listRenderServers(db), "comfyui").map((server) => comfyServerOf(open, server)),
  );
  return {
    sealerFor: (server) => renderServerSealer(vault, server),
    async check(server) {
      const endpoint = endpointOf(open, server, { timeoutMs: checkTimeoutMs });
      try {
        return server.kind === "comfyui"
          ? await comfyHealth(endpoint, await allWorkflows(db))
          : await runpodHealth(endpoint);
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        return { state: "failed", message: error.message };
      }
    },
    async loras() {
      const files = [...(await comfyServers.modelFiles())];
      return files
        .filter((file) => file.startsWith(loraFolder))
        .map((file) => file.slice(loraFolder.length))
        .toSorted();
    },
    async models() {
      const servers = (await listRenderServers(db)).filter(({ enabled }) => enabled);
      if (servers.length === 0) return { image: [], video: [] };
      const workflows = await allWorkflows(db);
      const comfy = ofKind(servers, "comfyui");
      const runpod = ofKind(servers, "runpod");
      const prices = comfy.map(({ pricePerSecondMicros }) => pricePerSecondMicros);
      const parts = [
        ...(comfy.length > 0 ? [comfyModels(workflows, { comfyServers, dearest: Math.max(...prices) })] : []),
        ...runpod.map((server) => runpodModels(workflows, { server, endpoint: endpointOf(open, server) })),
      ];
      return { image: parts.flatMap(({ image }) => image), video: parts.flatMap(({ video }) => video) };
    },
  };
}

const ofKind = (servers: readonly RenderServer[], kind: RenderServer["kind"]) =>
  servers.filter((server) => server.kind === kind);

type OpenToken = (server: RenderServer) => string | null;

const runpodOrigin = "https://api.runpod.ai";

/** The installation's key goes to RunPod itself and nowhere else, whatever address is registered. */
export const installationToken = (
  { kind, url }: Pick<RenderServer, "kind" | "url">,
  runpodKey: string | null,
): string | null => (kind === "runpod" && new URL(url).origin === runpodOrigin ? runpodKey : null);

const endpointOf = (
  openToken: OpenToken,
  server: RenderServer,
  more: { timeoutMs?: number } = {},
): RenderEndpoint => ({
  url: server.url,
  name: server.name,
  /** Opened when it is needed: one that cannot be opened is a problem of this server only. */
  get token() {
    return openToken(server);
  },
  fetch,
  ...more,
});

const comfyServerOf = (openToken: OpenToken, server: RenderServer): ComfyServer => ({
  id: server.id,
  enabled: server.enabled,
  pricePerSecondMicros: server.pricePerSecondMicros,
  endpoint: endpointOf(openToken, server),
});

type RenderModels = { image: ImageModel[]; video: VideoModel[] };

function comfyModels(
  workflows: readonly NamedWorkflow[],
  { comfyServers, dearest }: { comfyServers: ComfyServers; dearest: number },
): RenderModels {
  const options = {
    servers: comfyServers,
    fetchFrom: (url: string) => createFetchRemote({ allow: [url] }),
    longestSeconds,
    pricePerSecondMicros: dearest,
  };
  return modelsOf(workflows, {
    image: (workflow) => createComfyImageModel(workflow, options),
    video: (workflow) => createComfyVideoModel(workflow, options),
  });
}

function runpodModels(
  workflows: readonly NamedWorkflow[],
  { server, endpoint }: { server: RenderServer; endpoint: RenderEndpoint },
): RenderModels {
  const { pricePerSecondMicros } = server;
  const options = { endpoint, pricePerSecondMicros, longestSeconds, fetchRemote: createFetchRemote() };
  const here = workflows.map((workflow) => ({ ...workflow, id: `${server.id}/${workflow.id}` }));
  return modelsOf(here, {
    image: (workflow) => createRunpodImageModel(workflow, options),
    video: (workflow) => createRunpodVideoModel(workflow, options),
  });
}

/** The workflows that come with the studio, then those that were uploaded. */
const allWorkflows = async (db: Database): Promise<NamedWorkflow[]> => [
  ...builtInWorkflows,
  ...(await listWorkflows(db)),
];

function modelsOf(
  workflows: readonly NamedWorkflow[],
  create: { image(workflow: NamedWorkflow): ImageModel; video(workflow: NamedWorkflow): VideoModel },
): RenderModels {
  return {
    image: workflows.filter(({ kind }) => kind === "image").map(create.image),
    video: workflows.filter(({ kind }) => kind === "video").map(create.video),
  };
}
