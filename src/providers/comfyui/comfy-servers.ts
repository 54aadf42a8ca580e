import { StudioError } from "@/domain/errors";
import { chooseServer, type ServerState } from "@/domain/workflow/choose-server";
import { modelFilesOn, type ServerNodes, type WorkflowNeeds } from "@/domain/workflow/workflow-needs";
import type { RenderEndpoint } from "@/providers/rendering/render-call";
import { type ComfyClient, createComfyClient } from "./comfy-client";

/** A registered ComfyUI server. */
export type ComfyServer = {
  id: string;
  /** Gets new jobs. One that is switched off is still asked about those it has. */
  enabled: boolean;
  endpoint: RenderEndpoint;
  /** For rented machines, in micro-dollars for a second of work; 0 for one's own. */
  pricePerSecondMicros: number;
};

export type ConnectedServer = ComfyServer & { client: ComfyClient };

/** What a server can do changes when its admin installs something: rarely, but then it should be seen soon. */
const nodesKeptMs = 60_000;

/** The registered servers, asked and chosen from. */
export type ComfyServers = ReturnType<typeof createComfyServers>;

export function createComfyServers(registered: () => Promise<readonly ComfyServer[]>) {
  const known = new Map<string, { nodes: ServerNodes; at: number }>();

  async function nodesOf({ endpoint, client }: ConnectedServer): Promise<ServerNodes> {
    const kept = known.get(endpoint.url);
    if (kept && Date.now() - kept.at < nodesKeptMs) return kept.nodes;
    const nodes = await client.nodes();
    known.set(endpoint.url, { nodes, at: Date.now() });
    return nodes;
  }

  async function stateOf(server: ConnectedServer): Promise<ServerState<ConnectedServer>> {
    const { name } = server.endpoint;
    try {
      const { running, pending } = await server.client.queue();
      const nodes = await nodesOf(server);
      return { server, name, found: { nodes, jobs: running.length + pending.length } };
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      const passing = error.code === "provider-unavailable" || error.code === "rate-limited";
      return { server, name, found: { problem: error.message, passing } };
    }
  }

  async function all(): Promise<ConnectedServer[]> {
    return (await registered()).map((server) => ({ ...server, client: createComfyClient(server.endpoint) }));
  }

  return {
    all,
    /** Files that the servers' nodes can choose from, as folder/file. Servers that cannot be asked have none. */
    async modelFiles(): Promise<Set<string>> {
      const states = await Promise.all((await all()).filter(({ enabled }) => enabled).map(stateOf));
      return new Set(states.flatMap(({ found }) => ("nodes" in found ? [...modelFilesOn(found.nodes)] : [])));
    },
    /** Null when it was removed meanwhile. */
    async byId(id: string): Promise<ConnectedServer | null> {
      return (await all()).find((server) => server.id === id) ?? null;
    },
    /** Throws "provider-unavailable" when waiting may help, "misconfigured" when no server has what is needed. */
    async choose(needs: WorkflowNeeds): Promise<ConnectedServer> {
      const states = await Promise.all((await all()).filter(({ enabled }) => enabled).map(stateOf));
      const choice = chooseServer(states, needs);
      if (choice.chosen) return choice.chosen;
      throw new StudioError(choice.passing ? "provider-unavailable" : "misconfigured", choice.reason);
    },
  };
}
