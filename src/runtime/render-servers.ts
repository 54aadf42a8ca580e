import type { Database } from "@/db/client";
import { listRenderServers, listWorkflows } from "@/db/queries/render-servers";
import type { RenderServer } from "@/db/schema/all";
import { StudioError } from "@/domain/errors";
import { builtInWorkflows, type NamedWorkflow } from "@/domain/workflow/built-in/built-in-workflows";
import type { RenderServerHealth } from "@/domain/workflow/render-server";
import { comfyHealth } from "@/providers/comfyui/comfy-health";
import { createComfyImageModel, createComfyVideoModel } from "@/providers/comfyui/comfy-models";
import { type ComfyServer, createComfyServers } from "@/providers/comfyui/comfy-servers";
import type { ImageModel } from "@/providers/contract/image-model";
import type { VideoModel } from "@/providers/contract/video-model";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import type { RenderEndpoint } from "@/providers/rendering/render-call";
import { runpodHealth } from "@/providers/runpod/runpod-health";
import { createRunpodImageModel, createRunpodVideoModel } from "@/providers/runpod/runpod-models";
import type { Sealer, Vault } from "@/runtime/vault";

/** Half an hour: longer than any clip takes, and the most that one job at a price may cost. */
const longestSeconds = 1800;

/** Somebody waits for the answer. */
const checkTimeoutMs = 15_000;

/** The machines that admins have registered, and what can be made on them. */
export type RenderServers = {
  sealerFor(server: Pick<RenderServer, "id" | "url">): Sealer;
  /** Asks a server how it stands. Throws "misconfigured" when its stored key cannot be opened. */
  check(server: RenderServer): Promise<RenderServerHealth>;
  /** A model for each workflow on the ComfyUI servers together, and for each workflow on each RunPod endpoint. */
  models(): Promise<{ image: ImageModel[]; video: VideoModel[] }>;
};

/** What a server's key is sealed for. Its address belongs to it: elsewhere the key does not open. */
export const renderServerSealer = (vault: Vault, { id, url }: Pick<RenderServer, "id" | "url">): Sealer =>
  vault.sealerFor("render-servers", id, url);

export function createRenderServers({ db, vault }: { db: Database; vault: Vault }): RenderServers {
  const sealerFor: RenderServers["sealerFor"] = (server) => renderServerSealer(vault, server);
  const endpointOf = (server: RenderServer): RenderEndpoint => ({
    url: server.url,
    name: server.name,
    token: server.sealedToken === null ? null : sealerFor(server).open(server.sealedToken),
    fetch,
  });
  const comfyServerOf = (server: RenderServer): ComfyServer => ({
    id: server.id,
    enabled: server.enabled,
    pricePerSecondMicros: server.pricePerSecondMicros,
    endpoint: endpointOf(server),
  });
  const ofKind = async (kind: RenderServer["kind"]) =>
    (await listRenderServers(db)).filter((server) => server.kind === kind);

  // Kept for as long as the process: it remembers which nodes each server has.
  const comfyServers = createComfyServers(async () => (await ofKind("comfyui")).map(comfyServerOf));

  async function comfyModels(workflows: readonly NamedWorkflow[]) {
    const enabled = (await ofKind("comfyui")).filter((server) => server.enabled);
    const options = {
      servers: comfyServers,
      fetchFrom: (url: string) => createFetchRemote({ allow: [url] }),
      longestSeconds,
      pricePerSecondMicros: Math.max(0, ...enabled.map((server) => server.pricePerSecondMicros)),
    };
    return enabled.length === 0
      ? nothing
      : modelsOf(workflows, {
          image: (workflow) => createComfyImageModel(workflow, options),
          video: (workflow) => createComfyVideoModel(workflow, options),
        });
  }

  function runpodModels(server: RenderServer, workflows: readonly NamedWorkflow[]) {
    const { pricePerSecondMicros } = server;
    const fetchRemote = createFetchRemote();
    const options = { endpoint: endpointOf(server), pricePerSecondMicros, longestSeconds, fetchRemote };
    const here = workflows.map((workflow) => ({ ...workflow, id: `${server.id}/${workflow.id}` }));
    return modelsOf(here, {
      image: (workflow) => createRunpodImageModel(workflow, options),
      video: (workflow) => createRunpodVideoModel(workflow, options),
    });
  }

  return {
    sealerFor,
    async check(server) {
      const endpoint = { ...endpointOf(server), timeoutMs: checkTimeoutMs };
      try {
        return server.kind === "comfyui"
          ? await comfyHealth(endpoint, await allWorkflows(db))
          : await runpodHealth(endpoint);
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        return { state: "failed", message: error.message };
      }
    },
    async models() {
      const workflows = await allWorkflows(db);
      const endpoints = (await ofKind("runpod")).filter((server) => server.enabled);
      const parts = [
        await comfyModels(workflows),
        ...endpoints.map((server) => runpodModels(server, workflows)),
      ];
      return {
        image: parts.flatMap(({ image }) => image),
        video: parts.flatMap(({ video }) => video),
      };
    },
  };
}

const nothing = { image: [], video: [] };

/** The workflows that come with the studio, then those that were uploaded. */
const allWorkflows = async (db: Database): Promise<NamedWorkflow[]> => [
  ...builtInWorkflows,
  ...(await listWorkflows(db)),
];

function modelsOf(
  workflows: readonly NamedWorkflow[],
  create: { image(workflow: NamedWorkflow): ImageModel; video(workflow: NamedWorkflow): VideoModel },
): { image: ImageModel[]; video: VideoModel[] } {
  return {
    image: workflows.filter(({ kind }) => kind === "image").map(create.image),
    video: workflows.filter(({ kind }) => kind === "video").map(create.video),
  };
}
