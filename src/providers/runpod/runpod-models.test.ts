import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Json } from "@/domain/json";
import { builtInWorkflows } from "@/domain/workflow/built-in/built-in-workflows";
import { probeMedia } from "@/media/probe/probe-media";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import type { Fault } from "@/testing/doubles/http-double";
import { makeRenderMedia } from "@/testing/doubles/render-media";
import {
  type RunpodDouble,
  type RunpodDoubleOptions,
  startRunpodDouble,
} from "@/testing/doubles/runpod-double";
import { clipRequest, ended, failureOf, handleOf, lost, newCall, stillRequest } from "@/testing/render-jobs";
import type { RunpodJobOptions } from "./runpod-job";
import { createRunpodImageModel, createRunpodVideoModel } from "./runpod-models";

const key = "rp-secret-key";
let media: Awaited<ReturnType<typeof makeRenderMedia>>;
let folder: string;
let picture: { path: string; digest: string; contentType: string };
let doubles: RunpodDouble[] = [];
let double: RunpodDouble;

beforeAll(async () => {
  media = await makeRenderMedia();
  folder = await mkdtemp(path.join(os.tmpdir(), "runpod-test-"));
  picture = { path: path.join(folder, "first.png"), digest: "abc123", contentType: "image/png" };
  await writeFile(picture.path, media.image);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  double = await start();
});
afterEach(async () => {
  for (const one of doubles) await one.close();
  doubles = [];
});

async function start(options: Partial<RunpodDoubleOptions> = {}): Promise<RunpodDouble> {
  const started = await startRunpodDouble({ media, key, ...options });
  doubles.push(started);
  return started;
}

const optionsFor = (at: RunpodDouble, change: Partial<RunpodJobOptions> = {}): RunpodJobOptions => ({
  endpoint: { url: at.url, name: "the endpoint", token: key, fetch },
  pricePerSecondMicros: 0,
  longestSeconds: 600,
  fetchRemote: createFetchRemote({ allow: [at.origin], idleTimeoutMs: 2000 }),
  pollMs: 5,
  ...change,
});

const workflowOf = (id: string) => builtInWorkflows.find((workflow) => workflow.id === id)!;
const video = (at = double, change: Partial<RunpodJobOptions> = {}) =>
  createRunpodVideoModel(workflowOf("wan-image-to-video"), optionsFor(at, change)).job;

const request = () => clipRequest(picture);
const call = () => newCall(folder);
const accepted = async (job: ReturnType<typeof video>, remote = call()): Promise<Json> =>
  handleOf(await job.submit(request(), remote));

test.each(["base64", "s3_url"] as const)("a clip comes back as %s", async (returns) => {
  const at = await start({ returns });
  const job = video(at);
  const status = await ended(job, await accepted(job), folder);
  expect(status).toMatchObject({ state: "done", costMicros: 0, result: { contentType: "video/mp4" } });
  if (status.state !== "done") return;
  expect((await probeMedia(status.result.path)).info).toMatchObject({ kind: "video", frameCount: 16 });
});

test("pictures travel in the request, once each, under the names the workflow asks for", async () => {
  const { job } = createRunpodVideoModel(workflowOf("wan-first-last"), optionsFor(double));
  await job.submit({ ...request(), lastFrame: picture }, call());
  const [sent] = double.jobs();
  expect(sent?.images).toEqual(["framewright-abc123.png"]);
  expect(sent?.workflow["52"]?.inputs.image).toBe("framewright-abc123.png");
  expect(sent?.workflow["56"]?.inputs.image).toBe("framewright-abc123.png");
});

test("a still comes back", async () => {
  const { job } = createRunpodImageModel(workflowOf("text-to-image"), optionsFor(double));
  if (!job) throw new Error("no job");
  const status = await ended(job, handleOf(await job.submit(stillRequest, call())), folder);
  expect(status).toMatchObject({ state: "done", result: { contentType: "image/png" } });
});

test("it costs its time of work exactly, whether it succeeds or fails", async () => {
  const price = { pricePerSecondMicros: 333 };
  const at = await start({ executionMs: 2501, ...price });
  const job = video(at, price);
  expect(job.ceilingMicros(request())).toBe(199_800);
  const done = await ended(job, await accepted(job), folder);
  at.faults.add("run", { kind: "job-fails" });
  const failed = await ended(job, await accepted(job), folder);
  expect([done.costMicros, failed.costMicros]).toEqual(at.bill().map(({ micros }) => micros));
  expect(done.costMicros).toBe(833);
});

test.each<[Fault, string]>([
  [{ kind: "drop-before" }, "outcome-unknown"],
  [{ kind: "drop-after" }, "outcome-unknown"],
  [{ kind: "reset-mid-body" }, "outcome-unknown"],
  [{ kind: "malformed-json" }, "outcome-unknown"],
  [{ kind: "wrong-type" }, "outcome-unknown"],
  [{ kind: "server-error" }, "outcome-unknown"],
  [{ kind: "throttled", retryAfterSeconds: null }, "rate-limited"],
])("a submission that meets %j is told as exactly that, and nothing is sent again", async (fault, code) => {
  double.faults.add("run", fault);
  expect(await failureOf(video().submit(request(), call()))).toMatchObject({ code });
  expect(double.faults.seen.filter((seen) => seen.call === "run")).toHaveLength(1);
});

test("what became of a lost submission is unknown until a callback names the job", async () => {
  double.faults.add("run", { kind: "drop-after" });
  const remote = call();
  expect(await failureOf(video().submit(request(), remote))).toMatchObject({ code: "outcome-unknown" });
  expect(await video().find(request(), lost(remote))).toBe("unknown");
  const heard = video(double, { heardOf: async () => double.jobs()[0]?.id ?? null });
  const handle = handleOf(await heard.find(request(), lost(remote)));
  expect(await ended(heard, handle, folder)).toMatchObject({ state: "done" });
  expect(double.jobs()).toHaveLength(1);
});

test("a request over 10 MB is refused before it is sent", async () => {
  const large = { ...picture, path: path.join(folder, "large.png"), digest: "large" };
  await writeFile(large.path, Buffer.alloc(8_000_000, 7));
  const refused = await failureOf(video().submit(clipRequest(large), call()));
  expect(refused).toMatchObject({ code: "invalid-input" });
  expect(refused?.message).toContain("RunPod takes 10 MB");
  expect(double.faults.seen).toEqual([]);
});

test("a wrong key and a wrong endpoint are told apart, and the key is in no message", async () => {
  const wrongKey = video(double, { endpoint: { ...optionsFor(double).endpoint, token: "rp-other" } });
  const unauthenticated = await failureOf(wrongKey.submit(request(), call()));
  expect(unauthenticated).toMatchObject({ code: "unauthenticated" });
  expect(unauthenticated?.message).not.toContain("rp-other");
  const endpoint = { ...optionsFor(double).endpoint, url: `${double.origin}/v2/other` };
  expect(await failureOf(video(double, { endpoint }).submit(request(), call()))).toMatchObject({
    code: "misconfigured",
  });
  const gone = await startRunpodDouble({ media, key });
  await gone.close();
  const nobody = { ...endpoint, url: gone.url };
  expect(await failureOf(video(double, { endpoint: nobody }).submit(request(), call()))).toMatchObject({
    code: "provider-unavailable",
  });
});

test.each<[Fault["kind"], "base64" | "s3_url", string]>([
  ["job-fails", "base64", "provider-rejected"],
  ["job-aborted", "base64", "provider-unavailable"],
  ["job-disappears", "base64", "media-failed"],
  ["schema-violation", "base64", "media-failed"],
  ["output-missing", "base64", "media-failed"],
  ["output-truncated", "base64", "media-failed"],
  ["output-wrong-type", "base64", "media-failed"],
  ["output-wrong-type", "s3_url", "media-failed"],
  ["output-expired", "s3_url", "media-failed"],
  ["output-gigantic", "s3_url", "media-failed"],
])("%s (%s) ends the job as %s, with a reason", async (kind, returns, code) => {
  const at = await start({ returns });
  at.faults.add("run", { kind } as Fault);
  const job = video(at);
  const status = await ended(job, await accepted(job), folder);
  expect(status).toMatchObject({ state: "failed", code });
  if (status.state === "failed") expect(status.reason.length).toBeGreaterThan(20);
});

test.each([
  ["a worker that ran out of memory", "CUDA out of memory. Tried to allocate"],
  ["a worker that died without a word", null],
])("%s is no fault of the prompt", async (_, error) => {
  const at = await start({ error });
  at.faults.add("run", { kind: "job-fails" });
  const job = video(at);
  expect(await ended(job, await accepted(job), folder)).toMatchObject({ code: "provider-unavailable" });
});

test.each<Fault>([{ kind: "drop-before" }, { kind: "malformed-json" }, { kind: "server-error" }])(
  "a question about a job that meets %j is asked again later",
  async (fault) => {
    const job = video();
    const handle = await accepted(job);
    double.faults.add("status", fault);
    expect(await failureOf(job.status(handle, { waitMs: 0, outputFolder: folder }))).toMatchObject({
      code: "provider-unavailable",
    });
    expect(await ended(job, handle, folder)).toMatchObject({ state: "done" });
  },
);

test("an s3 download that breaks off is asked for again later", async () => {
  const at = await start({ returns: "s3_url" });
  at.faults.add("file", { kind: "reset-mid-body" });
  const job = video(at);
  const handle = await accepted(job);
  expect(await failureOf(ended(job, handle, folder))).toMatchObject({ code: "provider-unavailable" });
  expect(await ended(job, handle, folder)).toMatchObject({ state: "done" });
});

test("a cancelled job ends; cancelling what has ended or is not known is no error", async () => {
  double.hold();
  const job = video();
  const handle = await accepted(job);
  expect(await job.status(handle, { waitMs: 20, outputFolder: folder })).toEqual({
    state: "pending",
    progress: null,
  });
  await job.cancel(handle);
  expect(await ended(job, handle, folder)).toMatchObject({ state: "failed", code: "provider-unavailable" });
  await job.cancel(handle);
  await job.cancel({ jobId: "never-heard-of" });
});

test("an abort ends the waiting", async () => {
  double.hold();
  const job = video(double, { pollMs: 10_000 });
  const handle = await accepted(job);
  const abort = new AbortController();
  const waiting = failureOf(
    job.status(handle, { waitMs: 20_000, outputFolder: folder, signal: abort.signal }),
  );
  await expect.poll(() => double.faults.seen.filter((seen) => seen.call === "status").length).toBe(1);
  abort.abort();
  expect(await waiting).toMatchObject({ code: "cancelled" });
});

test("RunPod is told of a callback only where it can reach one safely", async () => {
  const job = video();
  await job.submit(request(), { ...call(), callbackUrl: "https://studio.example/callbacks/1" });
  await job.submit(request(), { ...call(), callbackUrl: "http://localhost:3000/callbacks/1" });
  expect(double.jobs().map(({ webhook }) => webhook)).toEqual(["https://studio.example/callbacks/1", null]);
});
