import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, json } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { createGuardedApi } from "./guarded-api";

const servers: ReturnType<typeof createServer>[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("asks as fetch does: method, headers, body, status and streamed answer", async () => {
  const origin = await serve(async (request, response) => {
    const body = await json(request);
    response.writeHead(201, { "content-type": "application/json", "set-cookie": ["a=1", "b=2"] });
    response.end(JSON.stringify({ method: request.method, auth: request.headers.authorization, body }));
  });
  const api = createGuardedApi({ allow: [origin] });
  const response = await api(`${origin}/v1/answers`, {
    method: "POST",
    headers: { authorization: "Bearer key", "content-type": "application/json" },
    body: JSON.stringify({ question: "é" }),
  });
  expect(response.status).toBe(201);
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(await response.json()).toEqual({ method: "POST", auth: "Bearer key", body: { question: "é" } });
});

test("a form with a file arrives as it was made", async () => {
  const origin = await serve(async (request, response) => {
    const type = request.headers["content-type"] ?? "";
    const form = await new Response(new Uint8Array(await buffer(request)), {
      headers: { "content-type": type },
    }).formData();
    response.end(await (form.get("image") as File).text());
  });
  const form = new FormData();
  form.set("image", new File(["bytes"], "image.png"));
  const response = await createGuardedApi({ allow: [origin] })(origin, { method: "POST", body: form });
  expect(await response.text()).toBe("bytes");
});

test.each([204, 304])("an answer without a body is one: %d", async (status) => {
  const origin = await serve((_, response) => response.writeHead(status).end());
  const response = await createGuardedApi({ allow: [origin] })(origin);
  expect(response.status).toBe(status);
  expect(await response.text()).toBe("");
});

test("a redirect is handed back and not followed, so that a key stays where it was sent", async () => {
  let asked = 0;
  const elsewhere = await serve((_, response) => {
    asked++;
    response.end();
  });
  const origin = await serve((_, response) => response.writeHead(307, { location: elsewhere }).end());
  const response = await createGuardedApi({ allow: [origin, elsewhere] })(origin);
  expect([response.status, asked]).toEqual([307, 0]);
});

test("addresses inside are refused, by name too, and nothing is sent there", async () => {
  let asked = 0;
  const origin = await serve((_, response) => {
    asked++;
    response.end();
  });
  const api = createGuardedApi({ lookup: async () => [{ address: "127.0.0.1", family: 4 }] });
  const { port } = new URL(origin);
  for (const url of [origin, `https://127.0.0.1:${port}/`, `https://models.example:${port}/`]) {
    await expect(api(url, { method: "POST", body: "x" })).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(asked).toBe(0);
});

test("an abort and a lost connection reject, before and in the middle of the answer", async () => {
  const origin = await serve((request, response) => {
    if (request.url === "/dropped") request.socket.destroy();
    if (request.url === "/half") response.write("half", () => request.socket.destroy());
    if (request.url === "/slow") response.write("half");
  });
  const api = createGuardedApi({ allow: [origin] });
  await expect(api(`${origin}/dropped`)).rejects.toThrow();
  await expect((await api(`${origin}/half`)).text()).rejects.toThrow();
  const abort = new AbortController();
  const silent = api(`${origin}/silent`, { signal: abort.signal });
  const slow = (await api(`${origin}/slow`, { signal: abort.signal })).text();
  abort.abort();
  await expect(silent).rejects.toMatchObject({ name: "AbortError" });
  await expect(slow).rejects.toThrow();
});
