import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import { comfyNodes, type NodeDefinition, refuse } from "./comfyui-nodes";
import {
  type BillLine,
  type ContentFault,
  type Exchange,
  FaultScript,
  type Reply,
  type Route,
  startHttpDouble,
} from "./http-double";
import { formPart } from "./multipart";

type Prompt = Record<string, { class_type: string; inputs: Record<string, unknown> }>;
type Item = {
  number: number;
  id: string;
  prompt: Prompt;
  clientId: string | null;
  fault: ContentFault | null;
};
type SavedFile = { filename: string; subfolder: string; type: string };
type History = {
  prompt: unknown[];
  outputs: Record<string, Record<string, unknown>>;
  status: { status_str: string; completed: boolean; messages: [string, Record<string, unknown>][] };
};

export type ComfyDoubleOptions = {
  /** What SaveImage and SaveVideo save. */
  media: { image: Buffer; video: Buffer };
  /** Bearer token that every call must carry, as behind a proxy. */
  token?: string;
  nodes?: Record<string, NodeDefinition>;
  faults?: FaultScript;
  /** A server of before prompts could bring an id. */
  choosesIds?: boolean;
  /** Micro-dollars for a job, on the bill. */
  jobMicros?: number;
  /** What a job's failure says. */
  exception?: { exception_type: string; exception_message: string };
};

export type ComfyDouble = Awaited<ReturnType<typeof startComfyDouble>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A ComfyUI server on this machine: validates prompts against its node table, works its queue one prompt after the
 * other, tells of it over the WebSocket to the client that asked, and keeps a history. Jobs wait while it is held.
 */
export async function startComfyDouble(options: ComfyDoubleOptions) {
  const { media, token, nodes = comfyNodes, faults = new FaultScript(), choosesIds = false } = options;
  const inputFiles = new Map<string, Buffer>();
  const outputFiles = new Map<string, { bytes: Buffer; fault: ContentFault | null }>();
  const history = new Map<string, History>();
  const sockets = new Set<{ socket: WebSocket; clientId: string }>();
  const bill: BillLine[] = [];
  let pending: Item[] = [];
  let running: (Item & { interrupted: boolean }) | null = null;
  let held = false;
  let closed = false;
  let counter = 0;
  let refuseSockets = false;
  let working: Promise<void> = Promise.resolve();

  const tell = (item: Item, type: string, data: Record<string, unknown>) => {
    for (const { socket, clientId } of sockets) {
      if (clientId === item.clientId)
        socket.send(JSON.stringify({ type, data: { ...data, prompt_id: item.id } }));
    }
  };

  function pump(): void {
    if (held || closed || running) return;
    const next = pending.shift();
    if (!next) return;
    running = { ...next, interrupted: false };
    working = work(running).then(() => {
      running = null;
      pump();
    });
  }

  async function work(item: Item & { interrupted: boolean }): Promise<void> {
    const messages: History["status"]["messages"] = [];
    const note = (type: string, data: Record<string, unknown> = {}) => {
      const full = { ...data, prompt_id: item.id, timestamp: Date.now() };
      messages.push([type, full]);
      tell(item, type, full);
    };
    const end = (status: string, outputs: History["outputs"]) => {
      history.set(item.id, {
        prompt: [item.number, item.id, item.prompt, { client_id: item.clientId }, Object.keys(outputs)],
        outputs,
        status: { status_str: status, completed: status === "success", messages },
      });
    };
    note("execution_start");
    tell(item, "execution_cached", { nodes: [] });
    for (const id of Object.keys(item.prompt)) await runNode(item, id);
    while ((item.fault === "job-hangs" || held) && !item.interrupted && !closed) await sleep(5);
    if (item.fault === "job-disappears" || closed) return;
    if (item.interrupted || item.fault === "job-aborted") {
      note("execution_interrupted", { node_id: "3", node_type: "KSampler", executed: [] });
      end("error", {});
    } else if (item.fault === "job-fails") {
      const exception = options.exception ?? {
        exception_type: "RuntimeError",
        exception_message: "mat1 and mat2 shapes cannot be multiplied",
      };
      note("execution_error", { node_id: "3", node_type: "KSampler", executed: [], ...exception });
      end("error", {});
    } else {
      const outputs = save(item);
      note("execution_success");
      end("success", outputs);
    }
    tell(item, "executing", { node: null });
  }

  async function runNode(item: Item, id: string): Promise<void> {
    tell(item, "executing", { node: id, display_node: id });
    const { steps } = item.prompt[id]!.inputs;
    if (typeof steps !== "number") return;
    for (let value = 1; value <= steps; value++) {
      tell(item, "progress", { node: id, value, max: steps });
      if (value % 10 === 0) await sleep(1);
    }
    const preview = Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 0, 0, 2]), media.image]);
    for (const { socket } of sockets) socket.send(preview);
  }

  function save(item: Item): History["outputs"] {
    const outputs: History["outputs"] = {};
    if (item.fault === "output-missing") return outputs;
    for (const [id, { class_type }] of Object.entries(item.prompt)) {
      const makes = nodes[class_type]?.makes;
      if (!makes) continue;
      counter += 1;
      const extension = makes === "image" ? "png" : item.fault === "schema-violation" ? "webp" : "mp4";
      const file: SavedFile = {
        filename: `out_${String(counter).padStart(5, "0")}_.${extension}`,
        subfolder: "framewright",
        type: "output",
      };
      outputFiles.set(file.filename, { bytes: media[makes], fault: item.fault });
      outputs[id] = { images: [file], ...(makes === "video" && { animated: [true] }) };
      tell(item, "executed", { node: id, display_node: id, output: outputs[id] });
    }
    return outputs;
  }

  const asItem = ({ number, id, prompt, clientId }: Item) => [
    number,
    id,
    prompt,
    clientId === null ? {} : { client_id: clientId },
    [],
  ];

  const routes: Route[] = [
    {
      method: "POST",
      path: /^\/prompt$/,
      call: "prompt.create",
      handle({ body, fault }) {
        const request = JSON.parse(body.toString()) as {
          prompt?: Prompt;
          prompt_id?: string;
          client_id?: string;
        };
        const invalid = (type: string, message: string): Reply => ({
          status: 400,
          body: { error: { type, message, details: "", extra_info: {} }, node_errors: {} },
        });
        if (!request.prompt) return invalid("no_prompt", "No prompt provided");
        if (request.prompt_id !== undefined && !uuid.test(request.prompt_id))
          return invalid("invalid_prompt_id", "prompt_id must be a lower-case UUID");
        const refusal = refuse(request.prompt, nodes, new Set(inputFiles.keys()));
        if (refusal) return { status: 400, body: refusal };
        const id = choosesIds ? randomUUID() : (request.prompt_id ?? randomUUID());
        counter += 1;
        pending.push({
          number: counter,
          id,
          prompt: request.prompt,
          clientId: request.client_id ?? null,
          fault,
        });
        bill.push({ id, what: "prompt", micros: options.jobMicros ?? 0 });
        pump();
        return { status: 200, body: { prompt_id: id, number: counter, node_errors: {} } };
      },
    },
    {
      method: "GET",
      path: /^\/queue$/,
      call: "queue.get",
      handle: () => ({
        status: 200,
        body: { queue_running: running ? [asItem(running)] : [], queue_pending: pending.map(asItem) },
      }),
    },
    {
      method: "POST",
      path: /^\/queue$/,
      call: "queue.change",
      handle({ body }) {
        const ids = (JSON.parse(body.toString()) as { delete?: string[] }).delete ?? [];
        pending = pending.filter(({ id }) => !ids.includes(id));
        return { status: 200 };
      },
    },
    {
      method: "GET",
      path: /^\/history$/,
      call: "history.list",
      handle: ({ url }) => ({
        status: 200,
        body: Object.fromEntries([...history].slice(-Number(url.searchParams.get("max_items") ?? 10_000))),
      }),
    },
    {
      method: "GET",
      path: /^\/history\/([^/]+)$/,
      call: "history.get",
      handle(_exchange, match) {
        const id = decodeURIComponent(match[1]!);
        const entry = history.get(id);
        return { status: 200, body: entry ? { [id]: entry } : {} };
      },
    },
    {
      method: "POST",
      path: /^\/interrupt$/,
      call: "interrupt",
      handle({ body }) {
        const { prompt_id: id } = JSON.parse(body.toString() || "{}") as { prompt_id?: string };
        if (running && (id === undefined || running.id === id)) running.interrupted = true;
        return { status: 200 };
      },
    },
    {
      method: "POST",
      path: /^\/upload\/image$/,
      call: "upload",
      handle({ request, body }) {
        const image = formPart(body, request.headers["content-type"] ?? "", "image");
        if (!image?.fileName) return { status: 400, body: "" };
        inputFiles.set(image.fileName, image.bytes);
        return { status: 200, body: { name: image.fileName, subfolder: "", type: "input" } };
      },
    },
    { method: "GET", path: /^\/view$/, call: "view", handle: view },
    {
      method: "GET",
      path: /^\/object_info$/,
      call: "object_info",
      handle: () => ({
        status: 200,
        body: Object.fromEntries(Object.entries(nodes).map(([name, { makes: _, ...node }]) => [name, node])),
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

  function view({ url, fault }: Exchange): Reply {
    const file = outputFiles.get(url.searchParams.get("filename") ?? "");
    const trouble = fault ?? file?.fault;
    if (!file || trouble === "output-expired") return { status: 404 };
    const headers = { "content-type": "application/octet-stream" };
    if (trouble === "output-wrong-type") return { status: 200, headers, body: "<html>Not here</html>" };
    if (trouble === "output-gigantic")
      return { status: 200, headers: { ...headers, "content-length": "99000000000" }, body: file.bytes };
    if (trouble === "output-truncated") {
      const length = { "content-length": String(file.bytes.length), connection: "close" };
      return { status: 200, headers: { ...headers, ...length }, body: file.bytes.subarray(0, 100) };
    }
    return { status: 200, headers, body: file.bytes };
  }

  const guarded = routes.map((route) => ({
    ...route,
    handle: (exchange: Exchange, match: RegExpMatchArray): Promise<Reply> | Reply =>
      token !== undefined && exchange.request.headers.authorization !== `Bearer ${token}`
        ? { status: 401, body: { error: "unauthorized" } }
        : route.handle(exchange, match),
  }));
  const double = await startHttpDouble({ routes: guarded, faults });
  const socketServer = new WebSocketServer({
    server: double.server,
    path: "/ws",
    verifyClient: ({ req }: { req: Exchange["request"] }) =>
      !refuseSockets && (token === undefined || req.headers.authorization === `Bearer ${token}`),
  });
  socketServer.on("connection", (socket, request) => {
    const clientId = new URL(request.url ?? "/", double.url).searchParams.get("clientId") ?? randomUUID();
    const entry = { socket, clientId };
    sockets.add(entry);
    socket.on("close", () => sockets.delete(entry));
    const status = { exec_info: { queue_remaining: pending.length } };
    socket.send(JSON.stringify({ type: "status", data: { status, sid: clientId } }));
  });

  return {
    url: double.url,
    faults,
    bill: () => bill,
    /** File names that were uploaded. */
    uploads: () => [...inputFiles.keys()],
    /** The prompts that the server has been given, newest last, whatever became of them. */
    prompts: () => [...[...history.values()].map(({ prompt }) => prompt[2] as Prompt)],
    connected: () => sockets.size,
    /** Finishes no job until it is released. */
    hold() {
      held = true;
    },
    release() {
      held = false;
      pump();
    },
    /** Another user's prompt, taken by the next free moment. */
    enqueue(prompt: Prompt): string {
      const id = randomUUID();
      counter += 1;
      pending.push({ number: counter, id, prompt, clientId: null, fault: null });
      pump();
      return id;
    },
    isRunning: (id: string) => running?.id === id,
    wasInterrupted: (id: string) =>
      history.get(id)?.status.messages.some(([type]) => type === "execution_interrupted") ?? false,
    dropSockets({ refuse: refusing = false } = {}) {
      refuseSockets = refusing;
      for (const { socket } of sockets) socket.terminate();
    },
    async close() {
      closed = true;
      await working;
      for (const { socket } of sockets) socket.terminate();
      socketServer.close();
      await double.close();
    },
  };
}
