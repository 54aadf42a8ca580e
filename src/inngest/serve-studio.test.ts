import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseEnv } from "@/env";
import { serveStudio } from "@/inngest/serve-studio";
import { openRuntime, type Runtime } from "@/runtime/runtime";
import { layDatabase } from "@/testing/prepared-database";

let folder: string;
let service: Server;
let received: { name: string; id: string }[];
let arrived: () => void;
let runtime: Runtime | undefined;

/** An Inngest service as far as events go: it takes them and answers with their ids. */
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-service-"));
  await layDatabase(path.join(folder, "database"));
  received = [];
  service = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.url?.startsWith("/e/")) {
      const events = JSON.parse(Buffer.concat(parts).toString("utf8")) as typeof received;
      received.push(...events);
      arrived();
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ids: events.map(({ id }) => id), status: 200 }));
      return;
    }
    response.writeHead(404).end();
  });
  service.listen(0, "127.0.0.1");
  await once(service, "listening");
});
afterEach(async () => {
  await runtime?.close();
  service.close();
  await rm(folder, { recursive: true, force: true });
});

const open = (variables: Record<string, string>) =>
  openRuntime(parseEnv({ FRAMEWRIGHT_DATA: folder, LOG_LEVEL: "error", ...variables }, process.cwd()), {
    address: null,
    durable: true,
    projectFolder: process.cwd(),
  });

test("with a service the functions answer over HTTP, and events leave when their transaction commits, never otherwise", async () => {
  const { port } = service.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  runtime = await open({ INNGEST_DEV: address });
  const { db, outbox, engine } = runtime;
  const handler = await serveStudio(runtime);
  expect(engine).toBeNull();

  const url = "http://studio.test/api/inngest";
  const headers = {
    "x-inngest-sync-kind": "in_band",
    "content-type": "application/json",
    host: "studio.test",
  };
  const answer = await handler?.(new Request(url, { method: "PUT", headers, body: JSON.stringify({ url }) }));
  const { functions } = (await answer!.json()) as { functions: { id: string }[] };
  expect(functions.map(({ id }) => id).toSorted()).toEqual([
    "framewright-animate-shot",
    "framewright-draw-frames",
    "framewright-end-calls",
    "framewright-keep-insights",
    "framewright-make-export",
    "framewright-make-export-failure",
    "framewright-make-video",
    "framewright-make-video-failure",
    "framewright-purge-deleted",
  ]);

  const event = { name: "studio/run.cancelled", data: { runId: "01a1fc29-2903-77ac-9c52-11af1d7aac61" } };
  const come = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  await expect(
    db.transaction(async (tx) => {
      await outbox.add(tx, { ...event, id: "rolled-back" });
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  await db.transaction((tx) => outbox.add(tx, { ...event, id: "committed" }));
  await come;
  expect(received).toMatchObject([{ ...event, id: "committed" }]);
});

test("without a service the embedded engine drives the functions and nothing answers over HTTP", async () => {
  runtime = await open({});
  expect(await serveStudio(runtime)).toBeNull();
  expect(runtime.engine?.snapshot()).toMatchObject({ state: "running", functions: 9 });
});
