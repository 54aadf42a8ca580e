import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What goes wrong, once, at one call. The first group happens to any HTTP answer and is done here; the second is about
 * jobs and contents and is left to the vendor's double, which finds it in `Exchange.fault`.
 */
export type Fault =
  | { kind: "slow"; ms: number }
  /** The connection breaks before the vendor has taken the request. */
  | { kind: "drop-before" }
  /** The vendor takes the request and the connection breaks before it answers. */
  | { kind: "drop-after" }
  | { kind: "reset-mid-body" }
  | { kind: "throttled"; retryAfterSeconds: number | null }
  | { kind: "server-error" }
  | { kind: "malformed-json" }
  | { kind: "wrong-type" }
  | { kind: ContentFault };

export const contentFaults = [
  "schema-violation",
  "refusal",
  "safety-rejection",
  "truncated-answer",
  "job-fails",
  "job-hangs",
  "job-aborted",
  "job-disappears",
  "output-truncated",
  "output-missing",
  "output-expired",
  "output-wrong-type",
  "output-gigantic",
  "webhook-lost",
  "webhook-doubled",
  "webhook-out-of-order",
  "webhook-forged",
] as const;
export type ContentFault = (typeof contentFaults)[number];

/** What a vendor would write on its bill. */
export type BillLine = { id: string; what: string; micros: number };

export type Exchange = {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
  /** The fault that is due at this call, when it is about contents. */
  fault: ContentFault | null;
};

export type Reply = {
  status: number;
  headers?: Record<string, string>;
  /** JSON unless it is bytes or text. */
  body?: unknown;
};

export type Route = {
  method: string;
  path: RegExp;
  /** Name of the call, by which faults are scripted: "predictions.create". */
  call: string;
  handle(exchange: Exchange, match: RegExpMatchArray): Promise<Reply> | Reply;
};

/** Which calls a fault is meant for: those that `where` accepts by their path, after so many of them. */
type Aim = { at?: number; where?: (path: string) => boolean };

/** Faults by the name of the call. Each is used up once, in order. */
export class FaultScript {
  readonly #due: { call: string; fault: Fault; skip: number; where: (path: string) => boolean }[] = [];
  /** Every call in order, with the fault that struck it. */
  readonly seen: { call: string; fault: Fault["kind"] | null }[] = [];
  /** Called when a fault is about to strike, e.g. to kill the process under test; the answer waits for it. */
  onFault: (call: string, fault: Fault) => Promise<void> = async () => undefined;

  add(call: string, fault: Fault, { at = 0, where = () => true }: Aim = {}): this {
    this.#due.push({ call, fault, skip: at, where });
    return this;
  }

  take(call: string, path: string): Fault | null {
    const index = this.#due.findIndex((due) => due.call === call && due.where(path));
    const due = this.#due[index];
    if (due && due.skip > 0) due.skip -= 1;
    else if (due) this.#due.splice(index, 1);
    const fault = due && !this.#due.includes(due) ? due.fault : null;
    this.seen.push({ call, fault: fault?.kind ?? null });
    return fault;
  }
}

export type HttpDouble = { url: string; server: Server; faults: FaultScript; close(): Promise<void> };

/** A local HTTP server that answers like a vendor, and breaks like one when its script says so. */
export async function startHttpDouble({
  routes,
  faults = new FaultScript(),
  port: wanted = 0,
  notFound = { status: 404, body: { detail: "Not found." } },
}: {
  routes: readonly Route[];
  faults?: FaultScript;
  /** Zero for any that is free. */
  port?: number;
  notFound?: Reply;
}): Promise<HttpDouble> {
  const server = createServer((request, response) => {
    answer(request, response, { routes, faults, notFound }).catch((error: unknown) => {
      // A broken double must not look like a broken vendor.
      process.stderr.write(`the double itself failed: ${error instanceof Error ? error.stack : error}\n`);
      response.destroy();
    });
  });
  server.listen(wanted, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    faults,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, faults, notFound }: { routes: readonly Route[]; faults: FaultScript; notFound: Reply },
): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  const body = await bodyOf(request);
  const found = routes
    .map((route) => ({ route, match: url.pathname.match(route.path) }))
    .find(({ route, match }) => match !== null && route.method === request.method);
  if (!found?.match) return send(response, notFound);
  const { route, match } = found;
  const fault = faults.take(route.call, url.pathname);
  if (fault) await faults.onFault(route.call, fault);
  switch (fault?.kind) {
    case "slow":
      await sleep(fault.ms);
      break;
    case "drop-before":
      request.socket.destroy();
      return;
    case "throttled": {
      const retry = fault.retryAfterSeconds;
      return send(response, {
        status: 429,
        headers: retry === null ? {} : { "retry-after": String(retry) },
        body: {
          detail: "Request was throttled.",
          error: { message: "Rate limit reached", code: "rate_limit" },
        },
      });
    }
    case "server-error":
      return send(response, {
        status: 500,
        body: { detail: "Internal server error", error: { message: "boom" } },
      });
  }
  const exchange: Exchange = { request, url, body, fault: contentFaultOf(fault) };
  const reply = await route.handle(exchange, match);
  switch (fault?.kind) {
    case "drop-after":
      request.socket.destroy();
      return;
    case "reset-mid-body":
      return sendHalf(response, reply);
    case "malformed-json":
      return send(response, { ...reply, body: '{"id": "cut of' });
    case "wrong-type":
      return send(response, {
        ...reply,
        headers: { "content-type": "text/html" },
        body: "<html>Gateway</html>",
      });
    default:
      return send(response, reply);
  }
}

function contentFaultOf(fault: Fault | null): ContentFault | null {
  return contentFaults.find((kind) => kind === fault?.kind) ?? null;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function encode({ body }: Reply): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
  response.end(encode(reply));
}

function sendHalf(response: ServerResponse, reply: Reply): void {
  const bytes = encode(reply);
  response.writeHead(reply.status, {
    "content-type": "application/json",
    ...reply.headers,
    "content-length": String(bytes.length),
  });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.destroy());
}
