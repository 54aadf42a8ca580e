import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Json } from "@/domain/json";
import { builtInWorkflows } from "@/domain/workflow/built-in/built-in-workflows";
import { textToImage } from "@/domain/workflow/built-in/text-to-image";
import { proposeInputs } from "@/domain/workflow/propose-inputs";
import { probeMedia } from "@/media/probe/probe-media";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import {
  type ComfyDouble,
  type ComfyDoubleOptions,
  startComfyDouble,
} from "@/testing/doubles/comfyui-double";
import type { Fault } from "@/testing/doubles/http-double";
import { makeRenderMedia } from "@/testing/doubles/render-media";
import { clipRequest, ended, failureOf, handleOf, lost, newCall, stillRequest } from "@/testing/render-jobs";
import { createComfyImageModel, createComfyVideoModel } from "./comfy-models";
import { type ComfyServer, createComfyServers } from "./comfy-servers";

const token = "a-secret-token";
let media: Awaited<ReturnType<typeof makeRenderMedia>>;
let folder: string;
let picture: { path: string; digest: string; contentType: string };
let doubles: ComfyDouble[] = [];
let double: ComfyDouble;

beforeAll(async () => {
  media = await makeRenderMedia();
  folder = await mkdtemp(path.join(os.tmpdir(), "comfy-test-"));
  picture = { path: path.join(folder, "first.png"), digest: "sha256:abc123", contentType: "image/png" };
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

async function start(options: Partial<ComfyDoubleOptions> = {}): Promise<ComfyDouble> {
  const started = await startComfyDouble({ media, token, ...options });
  doubles.push(started);
  return started;
}

const serverOf = ({ url }: { url: string }, change: Partial<ComfyServer> = {}): ComfyServer => ({
  id: url,
  enabled: true,
  pricePerSecondMicros: 0,
  endpoint: { url, name: "the workstation", token, fetch },
  ...change,
});

const workflowOf = (id: string) => builtInWorkflows.find((workflow) => workflow.id === id)!;

function options(servers: readonly ComfyServer[]) {
  return {
    servers: createComfyServers(async () => servers),
    fetchFrom: (url: string) => createFetchRemote({ allow: [url], idleTimeoutMs: 2000 }),
    longestSeconds: 600,
    pricePerSecondMicros: 0,
    pollMs: 20,
    lookAgainMs: [10, 20],
    retryMs: [5, 5],
  };
}

const video = (servers: ComfyServer[] = [serverOf(double)], id = "wan-image-to-video") =>
  createComfyVideoModel(workflowOf(id), options(servers));
const image = (servers: ComfyServer[] = [serverOf(double)]) =>
  createComfyImageModel(workflowOf("text-to-image"), options(servers));

const request = () => clipRequest(picture);
const call = () => newCall(folder);
type Job = ReturnType<typeof video>["job"];
const accepted = async (job: Job, remote = call()): Promise<Json> =>
  handleOf(await job.submit(request(), remote));
const end = (job: Job, handle: Json) => ended(job, handle, folder);

test("a clip comes back as the file that the server made, for nothing on one's own machine", async () => {
  const { job } = video();
  const remote = call();
  const status = await end(job, await accepted(job, remote));
  expect(status).toMatchObject({ state: "done", costMicros: 0, result: { contentType: "video/mp4" } });
  if (status.state !== "done") return;
  expect((await probeMedia(status.result.path)).info).toMatchObject({ kind: "video", frameCount: 16 });
  expect(double.bill()).toMatchObject([{ id: remote.operationId }]);
});

test("the prompt, seed, size, length and pictures stand in the workflow that was sent", async () => {
  const { job } = video();
  await end(job, await accepted(job));
  const [prompt] = double.prompts();
  expect(prompt!["6"]!.inputs.text).toBe("A red kite over dunes");
  expect(prompt!["7"]!.inputs.text).toContain("static");
  expect(prompt!["3"]!.inputs.seed).toBe(7);
  // 3 s at Wan's own 16 frames a second, in steps of four; upright at about the pixels of 832 × 480.
  expect(prompt!["50"]!.inputs).toMatchObject({ width: 480, height: 848, length: 49 });
  expect(double.uploads()).toEqual(["framewright-sha256abc123.png"]);
  expect(prompt!["52"]!.inputs.image).toBe("framewright-sha256abc123.png");
});

test("a last frame that there is none of is left out of the workflow", async () => {
  const { job } = video([serverOf(double)], "wan-first-last");
  await end(job, await accepted(job));
  const [prompt] = double.prompts();
  expect(Object.keys(prompt!)).not.toContain("56");
  expect(Object.keys(prompt!["50"]!.inputs)).not.toContain("clip_vision_end_image");
});

test("a still is drawn by the checkpoint's workflow", async () => {
  const { job } = image();
  if (!job) throw new Error("no job");
  const status = await ended(job, handleOf(await job.submit(stillRequest, call())), folder);
  expect(status).toMatchObject({ state: "done", result: { contentType: "image/png" } });
});

/** The built-in stills with a LoRA of the workflow's own, kept to a composition by a ControlNet. */
function guidedImage() {
  const document = structuredClone(textToImage);
  const sampler = document["3"]!;
  document.l = {
    class_type: "LoraLoaderModelOnly",
    inputs: { lora_name: "ink.safetensors", strength_model: 1, model: ["4", 0] },
  };
  document.n = { class_type: "ControlNetLoader", inputs: { control_net_name: "depth.safetensors" } };
  document.p = { class_type: "LoadImage", inputs: { image: "example.png" } };
  document.c = {
    class_type: "ControlNetApplyAdvanced",
    inputs: {
      ...{ positive: ["6", 0], negative: ["7", 0], control_net: ["n", 0], image: ["p", 0] },
      ...{ strength: 0.7, start_percent: 0, end_percent: 1 },
    },
  };
  Object.assign(sampler.inputs, { model: ["l", 0], positive: ["c", 0], negative: ["c", 1] });
  const workflow = { id: "guided", name: "Guided", document, inputs: proposeInputs(document) };
  return createComfyImageModel(workflow, options([serverOf(double)]));
}

test("a LoRA and a composition go where the workflow takes them", async () => {
  const model = guidedImage();
  expect(model).toMatchObject({
    lora: true,
    references: 0,
    composition: { as: "own-input", required: true },
  });
  if (!model.job) throw new Error("no job");
  const wanted = {
    ...stillRequest,
    lora: { name: "hero-shoe.safetensors", strength: 0.6 },
    references: [{ ...picture, role: "composition" as const }],
  };
  const status = await ended(model.job, handleOf(await model.job.submit(wanted, call())), folder);
  expect(status.state).toBe("done");
  const [prompt] = double.prompts();
  expect(prompt!.l!.inputs).toMatchObject({ lora_name: "hero-shoe.safetensors", strength_model: 0.6 });
  expect(prompt!.p!.inputs.image).toBe("framewright-sha256abc123.png");
});

test("a LoRA that no server holds is refused with the file that is missing, before anything is sent", async () => {
  const model = guidedImage();
  if (!model.job) throw new Error("no job");
  const wanted = {
    ...stillRequest,
    lora: { name: "gone.safetensors", strength: 1 },
    references: [{ ...picture, role: "composition" as const }],
  };
  await expect(model.job.submit(wanted, call())).rejects.toMatchObject({
    code: "misconfigured",
    message: expect.stringContaining("models/loras/gone.safetensors"),
  });
  expect(double.prompts()).toEqual([]);
});

test("servers tell which LoRAs they hold; one that does not answer has none", async () => {
  const silent = serverOf({ url: "http://127.0.0.1:9" });
  const files = await createComfyServers(async () => [serverOf(double), silent]).modelFiles();
  expect([...files].filter((file) => file.startsWith("loras/")).toSorted()).toEqual([
    "loras/hero-shoe.safetensors",
    "loras/ink.safetensors",
  ]);
});

test("rented machines cost their time of work, and the longest time is reserved", async () => {
  const servers = [serverOf(double, { pricePerSecondMicros: 1_000_000 })];
  const { job } = createComfyVideoModel(workflowOf("wan-image-to-video"), {
    ...options(servers),
    pricePerSecondMicros: 1_000_000,
  });
  expect(job.ceilingMicros(request())).toBe(600_000_000);
  const status = await end(job, await accepted(job));
  expect(status.state).toBe("done");
  if (status.state !== "done") return;
  // A thousandth of a second costs a thousand micro-dollars.
  expect(status.costMicros % 1000).toBe(0);
  expect(status.costMicros).toBeLessThan(60_000_000);
});

test.each<[Fault, string]>([
  [{ kind: "drop-before" }, "outcome-unknown"],
  [{ kind: "drop-after" }, "outcome-unknown"],
  [{ kind: "reset-mid-body" }, "outcome-unknown"],
  [{ kind: "malformed-json" }, "outcome-unknown"],
  [{ kind: "wrong-type" }, "outcome-unknown"],
  [{ kind: "server-error" }, "outcome-unknown"],
  [{ kind: "throttled", retryAfterSeconds: 7 }, "rate-limited"],
])("a submission that meets %j is told as exactly that, and never made twice", async (fault, code) => {
  double.faults.add("prompt.create", fault);
  const { job } = video();
  const remote = call();
  expect(await failureOf(job.submit(request(), remote))).toMatchObject({ code });
  const found = await job.find(request(), lost(remote));
  const taken = double.bill().length;
  expect(found === "absent").toBe(taken === 0);
  // What the pipeline does next: follow what was found, or send it again under the same id.
  const handle = found === "absent" ? await accepted(job, remote) : handleOf(found);
  expect(await end(job, handle)).toMatchObject({ state: "done" });
  expect(double.bill()).toHaveLength(1);
});

test("the time to wait comes from the server", async () => {
  double.faults.add("prompt.create", { kind: "throttled", retryAfterSeconds: 7 });
  expect(await failureOf(video().job.submit(request(), call()))).toMatchObject({ retryAfterSeconds: 7 });
});

test("a lost submission is found while it waits, while it runs, and when it is over", async () => {
  const remote = call();
  double.hold();
  double.faults.add("prompt.create", { kind: "drop-after" });
  expect(await failureOf(video().job.submit(request(), remote))).toMatchObject({ code: "outcome-unknown" });
  // Another process, after a crash, knows nothing but the operation's id.
  expect(await video().job.find(request(), lost(remote))).toMatchObject({ state: "accepted" });
  double.release();
  const handle = handleOf(await video().job.find(request(), lost(remote)));
  expect(await end(video().job, handle)).toMatchObject({ state: "done" });
  expect(await video().job.find(request(), lost(remote))).toMatchObject({ state: "accepted" });
  expect(double.bill()).toHaveLength(1);
});

test("on an old server, which chooses ids itself, it is found by the client's", async () => {
  const old = await start({ choosesIds: true });
  const { job } = video([serverOf(old)]);
  const remote = call();
  old.faults.add("prompt.create", { kind: "drop-after" });
  expect(await failureOf(job.submit(request(), remote))).toMatchObject({ code: "outcome-unknown" });
  const handle = handleOf(await job.find(request(), lost(remote)));
  expect(await end(job, handle)).toMatchObject({ state: "done" });
  expect(await job.find(request(), lost(remote))).toMatchObject({ state: "accepted" });
});

test("while a server cannot be asked, nobody says that a submission is absent", async () => {
  const { job } = video();
  double.faults.add("queue.get", { kind: "drop-before" });
  expect(await failureOf(job.find(request(), lost(call())))).toMatchObject({
    code: "provider-unavailable",
  });
});

test("a refused workflow is told by the titles of its nodes", async () => {
  const { job } = createComfyVideoModel(
    {
      ...workflowOf("wan-image-to-video"),
      document: {
        ...workflowOf("wan-image-to-video").document,
        "54": {
          class_type: "ModelSamplingSD3",
          inputs: { model: ["37", 0], shift: 900 },
          _meta: { title: "Shift" },
        },
      },
    },
    options([serverOf(double)]),
  );
  const refused = await failureOf(job.submit(request(), call()));
  expect(refused).toMatchObject({ code: "provider-rejected" });
  expect(refused?.message).toContain('"Shift": Value 900 bigger than max of 100 (shift).');
  expect(double.bill()).toEqual([]);
});

test.each<[Fault["kind"], string]>([
  ["job-fails", "provider-rejected"],
  ["job-aborted", "provider-unavailable"],
  ["job-disappears", "provider-unavailable"],
  ["output-missing", "media-failed"],
  ["output-expired", "media-failed"],
  ["output-wrong-type", "media-failed"],
  ["output-gigantic", "media-failed"],
  ["output-truncated", "media-failed"],
  ["schema-violation", "media-failed"],
])("%s ends the job as %s, with a reason", async (kind, code) => {
  double.faults.add("prompt.create", { kind } as Fault);
  const { job } = video();
  const status = await end(job, await accepted(job));
  expect(status).toMatchObject({ state: "failed", code });
  if (status.state === "failed") expect(status.reason.length).toBeGreaterThan(20);
});

test("running out of memory is no fault of the prompt", async () => {
  const small = await start({
    exception: { exception_type: "torch.OutOfMemoryError", exception_message: "Allocation on device" },
  });
  small.faults.add("prompt.create", { kind: "job-fails" });
  const { job } = video([serverOf(small)]);
  const status = await end(job, await accepted(job));
  expect(status).toMatchObject({ state: "failed", code: "provider-unavailable" });
});

test("a download that breaks off once is made again", async () => {
  double.faults.add("view", { kind: "reset-mid-body" }).add("view", { kind: "server-error" });
  const { job } = video();
  expect(await end(job, await accepted(job))).toMatchObject({ state: "done" });
});

test.each<Fault>([{ kind: "drop-before" }, { kind: "malformed-json" }, { kind: "server-error" }])(
  "a question about a job that meets %j is asked again later",
  async (fault) => {
    const { job } = video();
    const handle = await accepted(job);
    double.faults.add("history.get", fault);
    expect(await failureOf(job.status(handle, { waitMs: 100, outputFolder: folder }))).toMatchObject({
      code: "provider-unavailable",
    });
    expect(await end(job, handle)).toMatchObject({ state: "done" });
  },
);

test("progress comes over the socket, outlives a broken one, and is not needed for the end", async () => {
  double.faults.add("prompt.create", { kind: "job-hangs" });
  const { job } = video();
  double.hold();
  const handle = await accepted(job);
  const ask = () => job.status(handle, { waitMs: 50, outputFolder: folder });
  expect(await ask()).toEqual({ state: "pending", progress: null });
  await expect.poll(() => double.connected()).toBe(1);
  double.dropSockets();
  await expect.poll(async () => (await ask()).state === "pending" && double.connected()).toBe(1);
  double.release();
  await expect
    .poll(async () => {
      const status = await ask();
      return status.state === "pending" ? status.progress : 0;
    })
    .toBeGreaterThan(0.5);
  double.dropSockets({ refuse: true });
  await job.cancel(handle);
  expect(await end(job, handle)).toMatchObject({ state: "failed", code: "provider-unavailable" });
});

test("cancelling stops this job only", async () => {
  const { job } = video();
  double.faults.add("prompt.create", { kind: "job-hangs" });
  const running = await accepted(job);
  const waiting = await accepted(job);
  await job.cancel(waiting);
  expect(await end(job, waiting)).toMatchObject({ state: "failed" });
  expect(await job.status(running, { waitMs: 0, outputFolder: folder })).toMatchObject({ state: "pending" });
  await job.cancel(running);
  await end(job, running);
  // What has ended, or was never there, is no error.
  await job.cancel(running);
});

test("a job goes to the server with the shortest queue that has the models", async () => {
  const busy = await start();
  const bare = await start({ nodes: {} });
  busy.hold();
  busy.enqueue(textToImage);
  busy.enqueue(textToImage);
  const servers = [busy, bare, double].map((one) => serverOf(one));
  const { job } = video(servers);
  await end(job, await accepted(job));
  expect([busy, bare, double].map((one) => one.bill().length)).toEqual([0, 0, 1]);
});

test("servers that lack something, do not answer or refuse the key are told apart", async () => {
  const bare = await start({ nodes: {} });
  const lacking = await failureOf(video([serverOf(bare)]).job.submit(request(), call()));
  expect(lacking).toMatchObject({ code: "misconfigured" });
  expect(lacking?.message).toContain("the node CLIPLoader");
  const stopped = await startComfyDouble({ media });
  await stopped.close();
  const gone = serverOf(stopped);
  expect(await failureOf(video([gone]).job.submit(request(), call()))).toMatchObject({
    code: "provider-unavailable",
  });
  const wrongKey = serverOf(double, {
    endpoint: { url: double.url, name: "the workstation", token: "another-token", fetch },
  });
  const refused = await failureOf(video([wrongKey]).job.submit(request(), call()));
  expect(refused).toMatchObject({ code: "misconfigured" });
  expect(refused?.message).toContain("does not accept its key");
  expect(refused?.message).not.toContain("another-token");
  expect(await failureOf(video([]).job.submit(request(), call()))).toMatchObject({
    code: "misconfigured",
  });
});

test("one that is switched off gets nothing new, and is still asked about what it has", async () => {
  const handle = await accepted(video().job);
  const off = [serverOf(double, { enabled: false })];
  expect(await end(video(off).job, handle)).toMatchObject({ state: "done" });
  expect(await failureOf(video(off).job.submit(request(), call()))).toMatchObject({
    code: "misconfigured",
  });
  expect(await video([]).job.status(handle, { waitMs: 0, outputFolder: folder })).toMatchObject({
    state: "failed",
  });
});
