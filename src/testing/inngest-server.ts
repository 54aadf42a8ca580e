import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { z } from "zod";
import type { OpenDatabase } from "@/db/client";
import type { Json } from "@/domain/json";
import { createEngine } from "@/engine/create-engine";
import { engineOrigin } from "@/engine/functions";

export type InngestServerOptions = {
  database: Pick<OpenDatabase, "db" | "kind" | "listen">;
  /** What apps have to show; null for a development server, which asks nobody. */
  keys: { event: string; signing: string } | null;
  port?: number;
  leaseMs?: number;
};

const silence = () => undefined;
const event = z.looseObject({
  name: z.string(),
  id: z.string().optional(),
  data: z.custom<Record<string, Json>>(),
});
const events = z.union([z.array(event), event.transform((one) => [one])]);
const registration = z.looseObject({ url: z.url() });

/**
 * An Inngest server over HTTP as far as apps see one: takes events, takes registrations, and calls the app's functions
 * at the address that was registered, with signatures. The embedded engine is what drives them. As strict as the real
 * one about keys.
 */
export async function startInngestServer({
  database,
  keys,
  port = 0,
  leaseMs = 15_000,
}: InngestServerOptions) {
  let app: string | null = null;
  const engine = createEngine({
    ...database,
    handler: (request) => callApp(request, app, keys?.signing ?? null),
    logger: { debug: silence, info: silence, warn: silence, error: silence },
    backoff: () => 50,
    leaseMs,
  });
  const routes = {
    async event(request: IncomingMessage, key: string): Promise<[number, object]> {
      if (keys && key !== keys.event) return [401, { error: "Event key not found", status: 401 }];
      const sent = events.parse(await json(request));
      const inputs = sent.map(({ name, id, data }) => ({ name, data, ...(id !== undefined && { id }) }));
      return [200, { ids: await engine.send(inputs), status: 200 }];
    },
    async register(request: IncomingMessage): Promise<[number, object]> {
      const wanted = keys && `Bearer ${hashSigningKey(keys.signing)}`;
      if (wanted && request.headers.authorization !== wanted) return [401, { error: "Unauthorized" }];
      app = registration.parse(await json(request)).url;
      await engine.stop();
      await engine.start();
      return [200, { ok: true, modified: true }];
    },
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? "/", "http://inngest");
    const [, part, rest = ""] = pathname.split("/");
    const [status, body] =
      part === "e"
        ? await routes.event(request, rest)
        : part === "fn" && rest === "register"
          ? await routes.register(request)
          : [404, { error: `There is no ${pathname}` }];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The address that an app has registered. */
    app: () => app,
    async close() {
      await engine.stop({ graceMs: 0 });
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The engine's request, sent to where the app is, signed. */
async function callApp(request: Request, app: string | null, signingKey: string | null): Promise<Response> {
  if (app === null) throw new Error("No app has been registered");
  const target = new URL(app);
  target.search = new URL(request.url.replace(engineOrigin, target.origin)).search;
  const body: Json = JSON.parse(await request.text());
  const headers = new Headers(request.headers);
  headers.delete("host");
  headers.delete("x-inngest-server-kind");
  if (signingKey) headers.set("x-inngest-signature", signRequest(body, signingKey));
  return fetch(target, { method: request.method, headers, body: JSON.stringify(body) });
}

/** The header `x-inngest-signature`: over the body in canonical form (RFC 8785) and the time, in seconds since 1970. */
export function signRequest(body: Json, signingKey: string, at = Math.round(Date.now() / 1000)): string {
  const signature = createHmac("sha256", withoutPrefix(signingKey)).update(`${canonical(body)}${at}`);
  return `t=${at}&s=${signature.digest("hex")}`;
}

/** JSON with its keys in order; JSON.stringify writes everything else as RFC 8785 wants it. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.keys(value)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${fields.join(",")}}`;
}

/** How apps prove themselves to the server: the key itself never travels. */
export function hashSigningKey(signingKey: string): string {
  const prefix = /^signkey-\w+-/.exec(signingKey)?.[0] ?? "";
  const hash = createHash("sha256").update(withoutPrefix(signingKey), "hex");
  return `${prefix}${hash.digest("hex")}`;
}

const withoutPrefix = (signingKey: string) => signingKey.replace(/^signkey-\w+-/, "");
