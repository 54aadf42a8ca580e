import { randomUUID } from "node:crypto";
import { type WebSocket, WebSocketServer } from "ws";
import { ComfyJobs, type ComfyJobsOptions, type Prompt } from "./comfyui-jobs";
import { comfyNodes, type NodeDefinition, refuse } from "./comfyui-nodes";
import {
  type BillLine,
  type Exchange,
  FaultScript,
  type HttpDouble,
  type Reply,
  type Route,
  startHttpDouble,
} from "./http-double";
import { formPart } from "./multipart";

export type ComfyDoubleOptions = Omit<ComfyJobsOptions, "nodes"> & {
  nodes?: Record<string, NodeDefinition>;
  /** Bearer token that every call must carry, as behind a proxy. */
  token?: string;
  faults?: FaultScript;
  /** A server of before prompts could bring an id. */
  choosesIds?: boolean;
  /** Micro-dollars for a job, on the bill. */
  jobMicros?: number;
};

export type ComfyDouble = Awaited<ReturnType<typeof startComfyDouble>>;

/** What the routes of one double work on. */
type World = {
  options: ComfyDoubleOptions;
  nodes: Record<string, NodeDefinition>;
  jobs: ComfyJobs;
  inputFiles: Set<string>;
  bill: BillLine[];
};

/**
 * A ComfyUI server on this machine: validates prompts against its node table, works its queue one prompt after the
 * other, and tells of it over the WebSocket to the client that asked.
 */
export async function startComfyDouble(options: ComfyDoubleOptions) {
  const { token, nodes = comfyNodes, faults = new FaultScript() } = options;
  const sockets = new Sockets();
  const jobs = new ComfyJobs({ ...options, nodes }, (clientId, message) => sockets.tell(clientId, message));
  const world: World = { options, nodes, jobs, inputFiles: new Set(), bill: [] };
  const routes = [promptRoute(world), ...queueRoutes(world), ...fileRoutes(world), ...infoRoutes(world)];
  const double = await startHttpDouble({ routes: routes.map((route) => behind(token, route)), faults });
  sockets.serve(double, token);
  return {
    url: double.url,
    faults,
    bill: () => world.bill,
    /** File names that were uploaded. */
    uploads: () => [...world.inputFiles],
    /** The prompts that have ended. */
    prompts: () => [...jobs.history.values()].map(({ prompt }) => prompt[2] as Prompt),
    connected: () => sockets.size,
    hold: () => jobs.hold(),
    release: () => jobs.release(),
    /** Another user's prompt. */
    enqueue: (prompt: Prompt) => jobs.add({ id: randomUUID(), prompt, clientId: null, fault: null }),
    dropSockets: (then: { refuse?: boolean } = {}) => sockets.drop(then),
    async close() {
      await jobs.close();
      sockets.drop({ refuse: true });
      await double.close();
    },
  };
}

class Sockets {
  readonly #open = new Map<WebSocket, string>();
  #refuse = false;

  get size(): number {
    return this.#open.size;
  }

  serve({ server, url }: HttpDouble, token: string | undefined): void {
    const isWelcome = ({ req }: { req: Exchange["request"] }) => !this.#refuse && carries(token, req);
    const socketServer = new WebSocketServer({ server, path: "/ws", verifyClient: isWelcome });
    socketServer.on("connection", (socket, request) => {
      const sid = new URL(request.url ?? "/", url).searchParams.get("clientId") ?? randomUUID();
      this.#open.set(socket, sid);
      socket.on("close", () => this.#open.delete(socket));
      const status = { exec_info: { queue_remaining: 0 } };
      socket.send(JSON.stringify({ type: "status", data: { status, sid } }));
    });
  }

  tell(clientId: string | null, message: object | Buffer): void {
    const bytes = Buffer.isBuffer(message) ? message : JSON.stringify(message);
    for (const [socket, id] of this.#open) if (clientId === null || clientId === id) socket.send(bytes);
  }

  drop({ refuse: refusing = false }: { refuse?: boolean }): void {
    this.#refuse = refusing;
    for (const socket of this.#open.keys()) socket.terminate();
  }
}

const carries = (token: string | undefined, { headers }: Exchange["request"]) =>
  token === undefined || headers.authorization === `Bearer ${token}`;

/** A route behind a proxy that asks for a key. */
const behind = (token: string | undefined, route: Route): Route => ({
  ...route,
  handle: (exchange, match) =>
    carries(token, exchange.request)
      ? route.handle(exchange, match)
      : { status: 401, body: { error: "unauthorized" } },
});

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function promptRoute({ options, nodes, jobs, inputFiles, bill }: World): Route {
  const invalid = (type: string, message: string): Reply => ({
    status: 400,
    body: { error: { type, message, details: "", extra_info: {} }, node_errors: {} },
  });
  return {
    method: "POST",
    path: /^\/prompt$/,
    call: "prompt.create",
    handle({ body, fault }) {
      const request = JSON.parse(body.toString()) as {
        prompt?: Prompt;
        prompt_id?: string;
        client_id?: string;
      };
      const { prompt, prompt_id: wished, client_id: clientId = null } = request;
      if (!prompt) return invalid("no_prompt", "No prompt provided");
      if (wished !== undefined && !uuid.test(wished))
        return invalid("invalid_prompt_id", "prompt_id must be a lower-case UUID");
      const refusal = refuse(prompt, nodes, inputFiles);
      if (refusal) return { status: 400, body: refusal };
      const id = options.choosesIds ? randomUUID() : (wished ?? randomUUID());
      const number = jobs.add({ id, prompt, clientId, fault });
      const makesVideo = Object.values(prompt).some(({ class_type }) => class_type === "SaveVideo");
      bill.push({ id, what: makesVideo ? "video" : "image", micros: options.jobMicros ?? 0 });
      return { status: 200, body: { prompt_id: id, number, node_errors: {} } };
    },
  };
}

function queueRoutes({ jobs }: World): Route[] {
  return [
    {
      method: "GET",
      path: /^\/queue$/,
      call: "queue.get",
      handle: () => ({ status: 200, body: jobs.queue() }),
    },
    {
      method: "POST",
      path: /^\/queue$/,
      call: "queue.change",
      handle({ body }) {
        jobs.remove((JSON.parse(body.toString()) as { delete?: string[] }).delete ?? []);
        return { status: 200 };
      },
    },
    {
      method: "POST",
      path: /^\/interrupt$/,
      call: "interrupt",
      handle({ body }) {
        jobs.interrupt((JSON.parse(body.toString() || "{}") as { prompt_id?: string }).prompt_id);
        return { status: 200 };
      },
    },
    {
      method: "GET",
      path: /^\/history$/,
      call: "history.list",
      handle({ url }) {
        const most = Number(url.searchParams.get("max_items") ?? 10_000);
        return { status: 200, body: Object.fromEntries([...jobs.history].slice(-most)) };
      },
    },
    {
      method: "GET",
      path: /^\/history\/([^/]+)$/,
      call: "history.get",
      handle(_exchange, [, id = ""]) {
        const entry = jobs.history.get(decodeURIComponent(id));
        return { status: 200, body: entry ? { [id]: entry } : {} };
      },
    },
  ];
}

function fileRoutes({ jobs, inputFiles }: World): Route[] {
  return [
    {
      method: "POST",
      path: /^\/upload\/image$/,
      call: "upload",
      handle({ request, body }) {
        const image = formPart(body, request.headers["content-type"] ?? "", "image");
        if (!image?.fileName) return { status: 400, body: "" };
        inputFiles.add(image.fileName);
        return { status: 200, body: { name: image.fileName, subfolder: "", type: "input" } };
      },
    },
    {
      method: "GET",
      path: /^\/view$/,
      call: "view",
      handle({ url, fault }) {
        const file = jobs.files.get(url.searchParams.get("filename") ?? "");
        const trouble = fault ?? file?.fault;
        if (!file || trouble === "output-expired") return { status: 404 };
        const type = { "content-type": "application/octet-stream" };
        const length = String(file.bytes.length);
        switch (trouble) {
          case "output-wrong-type":
            return { status: 200, headers: type, body: "<html>Not here</html>" };
          case "output-gigantic":
            return { status: 200, headers: { ...type, "content-length": "99000000000" }, body: file.bytes };
          case "output-truncated": {
            const headers = { ...type, "content-length": length, connection: "close" };
            return { status: 200, headers, body: file.bytes.subarray(0, 100) };
          }
          default:
            return { status: 200, headers: type, body: file.bytes };
        }
      },
    },
  ];
}

function infoRoutes({ nodes }: World): Route[] {
  const withoutOurs = ({ makes: _, ...node }: NodeDefinition) => node;
  return [
    {
      method: "GET",
      path: /^\/object_info$/,
      call: "object_info",
      handle: () => ({
        status: 200,
        body: Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, withoutOurs(node)])),
      }),
    },
    {
      method: "GET",
      path: /^\/system_stats$/,
      call: "system_stats",
      handle: () => ({
        status: 200,
        body: {
          system: { os: "posix", comfyui_version: "0.3.75", ram_total: 64e9, ram_free: 32e9 },
          devices: [{ name: "cuda:0 RTX 4090", type: "cuda", index: 0, vram_total: 24e9, vram_free: 20e9 }],
        },
      }),
    },
  ];
}
