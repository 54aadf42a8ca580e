import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { latestRun } from "@/db/queries/runs";
import { brief } from "@/domain/brief/brief";
import type { Json } from "@/domain/json";
import { parseEnv } from "@/env";
import { type StudioHandler, serveStudio } from "@/inngest/serve-studio";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import { openRuntime, type Runtime } from "@/runtime/runtime";
import { fakeModels } from "@/testing/fake-models";
import { signRequest, startInngestServer } from "@/testing/inngest-server";
import { makePlainClip } from "@/testing/plain-clips";
import { openEmbedded } from "@/testing/prepared-database";
import { serveFetch } from "@/testing/serve-fetch";
import { copyOnServer, openMigrated, studioDatabase } from "@/testing/test-database";

const keys = { event: "event-key", signing: `signkey-test-${"0123456789abcdef".repeat(4)}` };
let folder: string;
let engineDatabase: OpenDatabase;
let databaseUrl: string;
let inngest: Awaited<ReturnType<typeof startInngestServer>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-cloud-"));
  const url = await copyOnServer("engine");
  engineDatabase = url ? await openMigrated({ url, embeddedFolder: "" }) : await openEmbedded();
  databaseUrl = await studioDatabase(path.join(folder, "data"));
});
afterAll(async () => {
  await engineDatabase.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  inngest = await startInngestServer({ database: engineDatabase, keys });
});
afterEach(() => inngest.close());

const open = (variables: Record<string, string>) => {
  const env = parseEnv(
    {
      FRAMEWRIGHT_DATA: path.join(folder, "data"),
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: "silent",
      INNGEST_EVENT_KEY: keys.event,
      INNGEST_SIGNING_KEY: keys.signing,
      INNGEST_BASE_URL: inngest.url,
      ...variables,
    },
    process.cwd(),
  );
  return openRuntime(env, {
    address: null,
    durable: true,
    projectFolder: process.cwd(),
    models: async () => fakeModels({ text: createTemplateTextModel(), makeClip: makePlainClip }).models,
  });
};

describe("in cloud mode", () => {
  const appUrl = "https://studio.example.com";
  const address = `${appUrl}/api/inngest`;
  let runtime: Runtime;
  let handler: StudioHandler;

  beforeEach(async () => {
    runtime = await open({ APP_URL: appUrl });
    const served = await serveStudio(runtime);
    if (!served) throw new Error("Nothing is served");
    handler = served;
  });
  afterEach(() => runtime.close());

  /** The nightly purge is asked what it does first. */
  const body: Json = {
    version: -1,
    event: { id: "e", name: "inngest/scheduled.timer", data: {}, ts: 1 },
    events: [{ id: "e", name: "inngest/scheduled.timer", data: {}, ts: 1 }],
    steps: {},
    ctx: { run_id: "run", attempt: 0, max_attempts: 4, use_api: false, stack: { stack: [], current: 0 } },
  };
  const call = (sent: Json, signature: string | null) =>
    handler(
      new Request(`${address}?fnId=framewright-purge-deleted&stepId=step`, {
        method: "POST",
        headers: {
          host: "studio.example.com",
          "content-type": "application/json",
          ...(signature !== null && { "x-inngest-signature": signature }),
        },
        body: JSON.stringify(sent),
      }),
    );
  const secondsAgo = (seconds: number) => Math.round(Date.now() / 1000) - seconds;

  test("a call with the right signature is answered, whatever the order of its keys, and signed in turn", async () => {
    const answer = await call(
      Object.fromEntries(Object.entries(body as object).toReversed()),
      signRequest(body, keys.signing),
    );
    expect(answer.status).toBe(206);
    expect(await answer.json()).toMatchObject([{ op: "StepRun", displayName: "find", data: [] }]);
    expect(answer.headers.get("x-inngest-signature")).toMatch(/^t=\d+&s=[0-9a-f]{64}$/);
  });

  test.each([
    ["none", () => null],
    ["one with another key", () => signRequest(body, `signkey-test-${"f".repeat(64)}`)],
    ["one for another body", () => signRequest({ ...(body as object), version: 1 }, keys.signing)],
    ["one that is six minutes old", () => signRequest(body, keys.signing, secondsAgo(360))],
    ["one from six minutes ahead", () => signRequest(body, keys.signing, secondsAgo(-360))],
    [
      "an old one with a new date",
      () => signRequest(body, keys.signing, secondsAgo(360)).replace(/t=\d+/, `t=${secondsAgo(0)}`),
    ],
    ["nonsense", () => "t=now&s=please"],
  ])("a call with %s as its signature is refused", async (_name, signature) => {
    expect((await call(body, signature())).status).toBe(401);
  });

  test("the service at INNGEST_BASE_URL is told the address of APP_URL, never one that a request names", async () => {
    const forged = new Request("https://evil.example.com/api/inngest", {
      method: "PUT",
      headers: { host: "evil.example.com" },
    });
    await handler(forged);
    expect(inngest.app()).toBe(address);
  });
});

test("without APP_URL only who has the signing key may make the service call an address", async () => {
  const runtime = await open({});
  try {
    const handler = await serveStudio(runtime);
    const request = new Request("https://evil.example.com/api/inngest", {
      method: "PUT",
      headers: { host: "evil.example.com" },
    });
    expect((await handler?.(request))?.status).toBe(401);
    expect(inngest.app()).toBeNull();
  } finally {
    await runtime.close();
  }
});

test("a service makes a whole video over HTTP: every call signed, events and registration by its address and keys", {
  timeout: 120_000,
}, async () => {
  let handler: StudioHandler | null = null;
  const web = await serveFetch(async (request) => handler?.(request) ?? new Response(null, { status: 503 }));
  const appUrl = web.url;
  const runtime = await open({ APP_URL: appUrl });
  try {
    handler = await serveStudio(runtime);
    const synced = await fetch(`${appUrl}/api/inngest`, { method: "PUT" });
    expect(synced.status).toBe(200);
    expect(inngest.app()).toBe(`${appUrl}/api/inngest`);

    const data = brief.parse({
      prompt: "Cold brew by Northwind in a bright kitchen",
      durationSeconds: 5,
      clips: 2,
      aspect: "1:1",
      shortSide: 360,
      coherence: { qualityRegeneration: false },
    });
    const run = await runtime.desk.openRun({ ownerId: await runtime.desk.localOwner(), brief: data });
    await runtime.db.transaction((tx) =>
      runtime.outbox.add(tx, {
        id: `run/${run.id}/1`,
        name: "studio/run.requested",
        data: { run: { ...run } },
      }),
    );
    await expect
      .poll(async () => (await latestRun(runtime.db, run.projectId))?.status, {
        timeout: 100_000,
        interval: 100,
      })
      .toBe("done");
    expect(await runtime.desk.finishedVideo(run)).toMatchObject({ shots: 2, durationSeconds: 5 });
  } finally {
    await runtime.close();
    web.close();
  }
});
