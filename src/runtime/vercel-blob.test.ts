import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { latestRun } from "@/db/queries/runs";
import { brief } from "@/domain/brief/brief";
import { parseEnv } from "@/env";
import { serveStudio } from "@/inngest/serve-studio";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import { openRuntime, type Runtime } from "@/runtime/runtime";
import { fakeModels } from "@/testing/fake-models";
import { makePlainClip } from "@/testing/plain-clips";
import { studioDatabase } from "@/testing/test-database";
import { startVercelBlobServer } from "@/testing/vercel-blob-server";

let folder: string;
let server: Awaited<ReturnType<typeof startVercelBlobServer>>;
let runtime: Runtime;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-vercel-blob-"));
  server = await startVercelBlobServer({ access: "private" });
  vi.stubEnv("VERCEL_BLOB_API_URL", server.origin);
  const variables = {
    FRAMEWRIGHT_DATA: path.join(folder, "data"),
    DATABASE_URL: await studioDatabase(path.join(folder, "data")),
    LOG_LEVEL: "error",
    BLOB_STORE: "vercel-blob",
    BLOB_READ_WRITE_TOKEN: server.token,
  };
  runtime = await openRuntime(parseEnv(variables, process.cwd()), {
    address: null,
    durable: true,
    projectFolder: process.cwd(),
    models: async () => fakeModels({ text: createTemplateTextModel(), makeClip: makePlainClip }).models,
  });
  await serveStudio(runtime);
});
afterAll(async () => {
  await runtime?.close();
  vi.unstubAllEnvs();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const fetchMedia = (url: string, range?: string) =>
  runtime.serveMedia(new Request(new URL(url, "http://studio.test"), range ? { headers: { range } } : {}));

test("a studio whose files lie in Vercel Blob makes a video, serves it by signed links with ranges, and deletes it", {
  timeout: 120_000,
}, async () => {
  const data = brief.parse({
    prompt: "Cold brew by Northwind in a bright kitchen",
    durationSeconds: 5,
    clips: 2,
    aspect: "1:1",
    shortSide: 360,
    coherence: { qualityRegeneration: false },
  });
  const run = await runtime.desk.openRun({ ownerId: await runtime.desk.localOwner(), brief: data });
  // The first file, and one of the downloads, meet a bad moment of the service.
  server.faults.push({ on: "put", kind: "answer-lost" }, { on: "download", kind: "500" });
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

  const { digest } = await runtime.desk.finishedVideo(run);
  const url = await runtime.blobs.signedUrl(digest, { expiresInSeconds: 60 });
  const whole = new Uint8Array(await (await fetchMedia(url)).arrayBuffer());
  expect(Buffer.from(whole.subarray(4, 8)).toString()).toBe("ftyp");
  const part = await fetchMedia(url, "bytes=100-199");
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe(`bytes 100-199/${whole.length}`);
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.subarray(100, 200));
  expect((await fetchMedia(url.replace(/.$/, (last) => (last === "A" ? "B" : "A")))).status).toBe(403);
  expect(await readdir(path.join(folder, "data"))).not.toContain("blobs");

  await runtime.blobs.delete(digest);
  expect(await runtime.blobs.head(digest)).toBeNull();
  expect((await fetchMedia(url)).status).toBe(404);
});
