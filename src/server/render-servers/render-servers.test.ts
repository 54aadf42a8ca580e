import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, queryRows } from "@/db/client";
import { listRenderServers } from "@/db/queries/render-servers";
import { insertUser } from "@/db/queries/users";
import { textToImage } from "@/domain/workflow/built-in/text-to-image";
import { wanImageToVideo } from "@/domain/workflow/built-in/wan-image-to-video";
import { proposeInputs } from "@/domain/workflow/propose-inputs";
import { createRenderServers, installationToken } from "@/runtime/render-servers";
import type { Runtime } from "@/runtime/runtime";
import { createVault } from "@/runtime/vault";
import { resealAll } from "@/runtime/vault-rotation";
import type { Context } from "@/server/context";
import { appRouter } from "@/server/root";
import { startComfyDouble } from "@/testing/doubles/comfyui-double";
import { startRunpodDouble } from "@/testing/doubles/runpod-double";
import { newCall, stillRequest } from "@/testing/render-jobs";
import { testDatabase } from "@/testing/test-database";

const vaultKey = randomBytes(32);
const token = "MARKED-key-51b0";
const media = { image: Buffer.from("image"), video: Buffer.from("video") };
const closing: (() => Promise<void>)[] = [];
let db: Database;
let api: ReturnType<typeof appRouter.createCaller>;
let runtime: Runtime;

beforeEach(async () => {
  db = await testDatabase();
  const wished = { username: "ada", email: null, passwordHash: null };
  const user = await db.transaction((tx) => insertUser(tx, wished, { onlyFirst: false }));
  const vault = createVault({ keys: [vaultKey], onSecret: () => undefined });
  // What the procedures of this router reach for.
  runtime = {
    renderServers: createRenderServers({ db, vault, runpodKey: "rpa_everybody" }),
  } as Partial<Runtime> as Runtime;
  const admin: NonNullable<Context["user"]> = { userId: user!.id, username: "ada", role: "admin" };
  api = appRouter.createCaller({ db, runtime, user: admin, address: "test" });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function comfy(options = {}) {
  const double = await startComfyDouble({ media, token, ...options });
  closing.push(double.close);
  return double;
}

const server = (url: string, change = {}) => ({
  name: "Workstation",
  kind: "comfyui" as const,
  url,
  token,
  enabled: true,
  pricePerSecondMicros: 0,
  ...change,
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { message: string; cause?: { fieldErrors?: Record<string, string> } }) => ({
      message: error.message,
      fields: Object.keys(error.cause?.fieldErrors ?? {}),
    }),
  );

test("a server that was added shows how it stands, and what it lacks for each workflow", async () => {
  const { url } = await comfy();
  const { id } = await api.renderServers.add(server(`${url}/`));
  await api.workflows.add({
    name: "With a LoRA",
    kind: "image",
    text: JSON.stringify({
      ...textToImage,
      "10": {
        class_type: "LoraLoader",
        inputs: { lora_name: "ink.safetensors", model: ["4", 0], clip: ["4", 1] },
      },
    }),
    inputs: proposeInputs(textToImage),
  });
  const health = await api.renderServers.check({ id });
  expect(health).toMatchObject({
    state: "ready",
    running: 0,
    comfyui: { version: "0.3.75", devices: [{ vramBytes: 24e9, freeBytes: 20e9 }], modelFiles: 6 },
  });
  if (health.state !== "ready") return;
  expect(health.comfyui?.workflows.map(({ name, lacking }) => [name, lacking])).toEqual([
    ["Text to image (SDXL)", []],
    ["Image to video (Wan 2.1)", []],
    ["First and last frame to video (Wan 2.1)", []],
    ["With a LoRA", ["the node LoraLoader"]],
  ]);
});

test("a RunPod endpoint shows its jobs and workers", async () => {
  const double = await startRunpodDouble({ media, key: token });
  closing.push(double.close);
  const { id } = await api.renderServers.add(server(double.url, { kind: "runpod" }));
  expect(await api.renderServers.check({ id })).toMatchObject({
    state: "ready",
    waiting: 0,
    workers: { idle: 1 },
    comfyui: null,
  });
});

test("the installation's key opens RunPod's endpoints and no other server", () => {
  const tokenOf = (kind: "runpod" | "comfyui", url: string) =>
    installationToken({ kind, url }, "rpa_everybody");
  expect(tokenOf("runpod", "https://api.runpod.ai/v2/abc")).toBe("rpa_everybody");
  expect(tokenOf("runpod", "https://api.runpod.ai.evil.example/v2/abc")).toBeNull();
  expect(tokenOf("runpod", "http://api.runpod.ai/v2/abc")).toBeNull();
  expect(tokenOf("comfyui", "https://api.runpod.ai/v2/abc")).toBeNull();
});

test("what is wrong with a server is said in words", async () => {
  const { url, close } = await startComfyDouble({ media, token });
  const { id } = await api.renderServers.add(server(url, { token: "another-key" }));
  const refused = await api.renderServers.check({ id });
  expect(refused).toMatchObject({
    state: "failed",
    message: expect.stringContaining("does not accept its key"),
  });
  await close();
  expect(await api.renderServers.check({ id })).toMatchObject({
    state: "failed",
    message: expect.stringContaining("cannot be reached"),
  });
});

test("a key is stored sealed, is in no answer, and stays with its address", async () => {
  const { url } = await comfy();
  const { id } = await api.renderServers.add(server(url));
  const answers = JSON.stringify([await api.renderServers.list(), await api.renderServers.check({ id })]);
  expect(answers).not.toContain(token);
  expect(answers).toContain('"hasToken":true');
  const rows = await queryRows<{ row: string }>(db, sql`select r::text as row from render_servers r`);
  expect(JSON.stringify(rows)).not.toContain(token);

  const { token: _, ...untouched } = server(url, { name: "Renamed" });
  await api.renderServers.change({ id, server: untouched });
  expect(await api.renderServers.check({ id })).toMatchObject({ state: "ready" });
  const moved = { ...untouched, url: "http://192.168.1.9:8188" };
  expect(await refusal(api.renderServers.change({ id, server: moved }))).toMatchObject({ fields: ["token"] });
  await api.renderServers.change({ id, server: { ...moved, token: null } });
  expect(await api.renderServers.list()).toMatchObject([{ name: "Renamed", hasToken: false }]);
});

test.each([
  ["no web address", { url: "workstation" }],
  ["another protocol", { url: "ftp://10.0.0.2" }],
  ["credentials in the address", { url: "http://me:pass@10.0.0.2:8188" }],
  ["a RunPod address without an endpoint", { kind: "runpod" as const, url: "https://api.runpod.ai/v2" }],
  ["a key with a line break inside", { token: "ab\ncd" }],
  ["a negative price", { pricePerSecondMicros: -1 }],
])("%s is refused", async (_, change) => {
  expect(await refusal(api.renderServers.add(server("http://10.0.0.2:8188", change)))).not.toBeNull();
  expect(await api.renderServers.list()).toEqual([]);
});

test("two servers cannot have one name, and what was removed is gone", async () => {
  const { id } = await api.renderServers.add(server("http://10.0.0.2:8188"));
  const again = refusal(api.renderServers.add(server("http://10.0.0.3:8188")));
  expect(await again).toMatchObject({ fields: ["name"] });
  await api.renderServers.remove({ id });
  expect(await api.renderServers.list()).toEqual([]);
  expect(await refusal(api.renderServers.remove({ id }))).toMatchObject({
    message: "This server was removed",
  });
});

test("a workflow's file is read, its proposed inputs corrected, and both kept", async () => {
  const text = JSON.stringify(wanImageToVideo);
  const reading = await api.workflows.read({ text });
  expect(reading.kind).toBe("video");
  expect(reading.inputs.firstFrame).toEqual([{ nodeId: "52", input: "image" }]);
  expect(reading.choices.numbers).toContainEqual({
    nodeId: "3",
    input: "seed",
    label: "Sampler: seed (node 3)",
  });
  expect(reading.needs.files).toContain("models/vae/wan_2.1_vae.safetensors");
  const { lastFrame: _, ...inputs } = reading.inputs;
  const added = await api.workflows.add({ name: "Mine", kind: "video", text, inputs });
  const mine = added.find(({ name }) => name === "Mine")!;
  expect(mine).toMatchObject({ kind: "video", builtIn: false, inputs });
  const { seed: __, ...withoutSeed } = inputs;
  const changed = await api.workflows.change({ id: mine.id, name: "Mine, still", inputs: withoutSeed });
  expect(changed.find(({ id }) => id === mine.id)).toMatchObject({
    name: "Mine, still",
    inputs: withoutSeed,
  });
  const left = await api.workflows.remove({ id: mine.id });
  expect(left.every(({ builtIn }) => builtIn)).toBe(true);
});

test("inputs that do not fit the workflow, and the editor's own format, are refused with what to do", async () => {
  const text = JSON.stringify(textToImage);
  const wrong = { prompt: [{ nodeId: "77", input: "text" }] };
  expect(
    (await refusal(api.workflows.add({ name: "A", kind: "image", text, inputs: wrong })))?.message,
  ).toContain("77.text");
  const editors = JSON.stringify({ nodes: [], links: [] });
  expect((await refusal(api.workflows.read({ text: editors })))?.message).toContain("Export (API)");
});

test("a key that cannot be opened any more is a problem of that server only", async () => {
  const good = await comfy();
  const { id: damaged } = await api.renderServers.add(server("http://10.0.0.2:8188", { name: "Damaged" }));
  await db.execute(sql`update render_servers set sealed_token = 'v1.gone.a.b.c' where id = ${damaged}`);
  const { id } = await api.renderServers.add(server(good.url));
  expect(await api.renderServers.check({ id: damaged })).toMatchObject({
    state: "failed",
    message: expect.stringContaining("encryption key"),
  });
  expect(await api.renderServers.check({ id })).toMatchObject({ state: "ready" });
  const [model] = (await runtime.renderServers.models()).image;
  const submitted = await model?.job?.submit(stillRequest, newCall("/nowhere"));
  expect(submitted).toMatchObject({ state: "accepted", handle: { serverId: id } });
});

test("a new encryption key reaches the servers' keys too", async () => {
  const { url } = await comfy();
  const { id } = await api.renderServers.add(server(url));
  const newKey = randomBytes(32);
  const rotated = createVault({ keys: [newKey, vaultKey], onSecret: () => undefined });
  expect(await resealAll({ db, vault: rotated })).toEqual({ resealed: 1, unreadable: 0 });
  expect(await resealAll({ db, vault: rotated })).toEqual({ resealed: 0, unreadable: 0 });
  const [row] = await listRenderServers(db);
  const after = createRenderServers({
    db,
    vault: createVault({ keys: [newKey], onSecret: () => undefined }),
    runpodKey: null,
  });
  expect([row!.id, await after.check(row!)]).toMatchObject([id, { state: "ready" }]);
});

test("each workflow is a model on the ComfyUI servers together, and on each RunPod endpoint", async () => {
  expect(await runtime.renderServers.models()).toEqual({ image: [], video: [] });
  const { id } = await api.renderServers.add(server("http://10.0.0.2:8188", { pricePerSecondMicros: 100 }));
  const runpod = await api.renderServers.add(
    server("https://api.runpod.ai/v2/abc", { kind: "runpod", name: "Cloud" }),
  );
  const models = await runtime.renderServers.models();
  expect(models.image.map((model) => model.id)).toEqual([
    "comfyui/text-to-image",
    `runpod/${runpod.id}/text-to-image`,
  ]);
  expect(models.video).toHaveLength(4);
  expect(models.image[0]?.job?.ceilingMicros({} as never)).toBe(1800 * 100);
  const { token: _, ...off } = server("http://10.0.0.2:8188", { enabled: false });
  await api.renderServers.change({ id, server: off });
  expect((await runtime.renderServers.models()).image).toHaveLength(1);
});
