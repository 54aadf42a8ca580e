import { once } from "node:events";
import { createServer as createTcpServer, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import { wasNeverSent } from "./never-sent";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** The address of a server that takes connections and does this with them. */
async function serverThat(act: Parameters<typeof createTcpServer>[1]): Promise<string> {
  const server = createTcpServer(act).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
}

const failure = (url: string) =>
  fetch(url, { method: "POST", body: "an order" }).then(
    () => Promise.reject(new Error("this was answered")),
    (error: unknown) => error,
  );

it("is certain when nobody listens, and when the name is nobody's", async () => {
  const url = await serverThat(() => undefined);
  const server = servers.pop();
  server?.close();
  await once(server ?? createTcpServer(), "close");
  expect(wasNeverSent(await failure(url))).toBe(true);
  expect(wasNeverSent(await failure("http://nobody.invalid/"))).toBe(true);
});

it("is in doubt when the connection was there and broke", async () => {
  const dropped = await serverThat((socket) => socket.once("data", () => socket.destroy()));
  const reset = await serverThat((socket) => socket.once("data", () => socket.resetAndDestroy()));
  expect(wasNeverSent(await failure(dropped))).toBe(false);
  expect(wasNeverSent(await failure(reset))).toBe(false);
});

const failed = (code: string, syscall?: string) =>
  Object.assign(new Error(code), { code, ...(syscall && { syscall }) });

it.each([
  ["a connection that timed out", failed("ETIMEDOUT", "connect"), true],
  ["a route that went away while reading", failed("EHOSTUNREACH", "read"), false],
  ["a certificate that has ended", failed("CERT_HAS_EXPIRED"), true],
  ["a certificate of another name", failed("ERR_TLS_CERT_ALTNAME_INVALID"), true],
  ["a failure deep inside", new Error("a", { cause: new Error("b", { cause: failed("EAI_AGAIN") }) }), true],
  [
    "several addresses, all in vain",
    new AggregateError([failed("ETIMEDOUT", "connect"), failed("ECONNREFUSED")]),
    true,
  ],
  [
    "several failures, one of them later",
    new AggregateError([failed("ECONNREFUSED"), failed("ECONNRESET", "read")]),
    false,
  ],
  ["several failures that are none", new AggregateError([]), false],
  ["an answer that did not come in time", new DOMException("late", "TimeoutError"), false],
  ["something that is no error", "ECONNREFUSED", false],
])("judges %s", (_name, error, expected) => {
  expect(wasNeverSent(error)).toBe(expected);
});
