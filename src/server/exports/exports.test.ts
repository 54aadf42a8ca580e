import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { serve } from "inngest/edge";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addCutEdit, cutVersions } from "@/db/queries/cut-edits";
import { sourceCut } from "@/db/queries/film-source";
import { cuts, exportJobs, exports, takes } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import { type ExportSettings, videoSettings } from "@/domain/export/settings";
import type { AudioItem, ClipItem, Cut } from "@/domain/timeline/cut";
import { createEngine, type Engine } from "@/engine/create-engine";
import { createInngestClient } from "@/inngest/client";
import { makeExportFunction } from "@/inngest/functions/make-export";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { probeMedia } from "@/media/probe/probe-media";
import { createEngineOutbox } from "@/runtime/outbox";
import type { Runtime } from "@/runtime/runtime";
import { createSigning } from "@/runtime/signing";
import { createWorkFiles } from "@/runtime/work-files";
import { downloadExport } from "@/server/exports/download-export";
import { downloadInterchange } from "@/server/exports/interchange";
import { appRouter } from "@/server/root";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { readByReference } from "@/testing/c2pa-reference";
import { testAuthority } from "@/testing/certificates";
import { readOtio } from "@/testing/interchange-readers";
import { addMaker } from "@/testing/makers";
import { readZip } from "@/testing/read-zip";
import { sharedWorkers } from "@/testing/shared-workers";
import { testDatabase } from "@/testing/test-database";
import { makeNumberedClip, makeTone, readNumbers } from "@/testing/test-media";

const fps = 24;
const size = { width: 256, height: 320 };
const at = (value: number) => ({ value, rate: fps });
const blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
let folder: string;
let db: Database;
let media: MediaEngine;
let engine: Engine;
let run: RunRef;
let caller: ReturnType<typeof appRouter.createCaller>;
let projectId: string;
let authority: ReturnType<typeof testAuthority>;
let signerFiles: { certificateFile: string; keyFile: string };

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "exports-test-"));
  db = await testDatabase();
  media = await resolveMediaEngine();
  run = await addMaker(db, "exporter");
  projectId = run.projectId;
  const deps = {
    blobs,
    workers: sharedWorkers,
    media: async () => media,
    files: createWorkFiles({ blobs, folder }),
  };
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  engine = createEngine({ db, kind: "pglite", logger: log, handler: (request) => handler(request) });
  const client = createInngestClient({ mode: "embedded", fetch: engine.fetch });
  authority = testAuthority(folder);
  signerFiles = await authority.issueSigner();
  const signing = createSigning(signerFiles);
  const runtime = { db, deps, log, blobs, signing, outbox: createEngineOutbox(engine) } as unknown as Runtime;
  const handler = serve({ client, functions: [makeExportFunction(client, runtime)] });
  await engine.start();
  const user = { userId: run.ownerId, username: "exporter", role: "maker" as const };
  caller = appRouter.createCaller({ db, runtime, user, address: "test" } as never);
  await addVersion(await ownCut());
});
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true });
});

/** Stores a file as a take of the project. */
async function addTake(
  name: string,
  kind: "clip" | "voice" | "music",
): Promise<{ id: string; digest: string }> {
  const contentType = kind === "clip" ? "video/mp4" : "audio/wav";
  const { digest } = await blobs.put(createReadStream(path.join(folder, name)), { contentType });
  const picture = kind === "clip" ? size : { width: null, height: null };
  const [take] = await db
    .insert(takes)
    .values({
      ...{
        projectId,
        runId: run.id,
        kind,
        slot: `shot/${name}/${kind}`,
        contentKey: name,
        digest,
        contentType,
      },
      ...{ ...picture, durationFrames: 48, model: "local/test", modelVersion: "1", seed: 1, draft: true },
      ...{ prompt: kind === "voice" ? "Run further. Feel lighter." : name, costMicros: 0 },
    })
    .returning();
  if (!take) throw new Error("no take");
  return take;
}

async function ownCut(): Promise<Cut> {
  const file = (name: string) => path.join(folder, name);
  await makeNumberedClip(media, file("one"), { number: 1, frames: 48, fps, size });
  await makeNumberedClip(media, file("two"), { number: 2, frames: 48, fps, size });
  await makeTone(media, file("voice"), { hertz: 440, seconds: 1, gainDb: -20 });
  await makeTone(media, file("music"), { hertz: 1000, seconds: 2, gainDb: -26 });
  const clip = async (name: string, start: number, length: number): Promise<ClipItem> => {
    const { id, digest } = await addTake(name, "clip");
    return {
      ...{ type: "clip", id: name, name: `Shot ${name}`, takeId: id, mediaDigest: digest, gainDb: 0 },
      sourceRange: { start: at(start), duration: at(length) },
      available: { start: at(0), duration: at(48) },
      ...{ fadeIn: null, fadeOut: null },
    };
  };
  const sound = async (name: "voice" | "music", start: number, length: number): Promise<AudioItem> => {
    const { id, digest } = await addTake(name, name);
    return {
      ...{ type: "audio", id: name, name, takeId: id, mediaDigest: digest, start: at(start), gainDb: 0 },
      sourceRange: { start: at(0), duration: at(length) },
      ...{ fadeIn: null, fadeOut: null },
    };
  };
  return {
    ...{ version: 1, fps, size, overlays: [], effects: [], duckDb: 12 },
    video: [await clip("one", 2, 20), await clip("two", 5, 16)],
    voice: [await sound("voice", 6, 24)],
    music: [await sound("music", 0, 36)],
    grade: { clips: {}, contrast: 1, grain: 0 },
    loudness: { integratedLufs: -14, truePeakDbtp: -1 },
  };
}

async function addVersion(data: Cut): Promise<void> {
  const { digest } = await blobs.put(Buffer.from("the video"), { contentType: "video/mp4" });
  const [cut] = await db
    .insert(cuts)
    .values({ projectId, runId: run.id, version: 1, digest: "cut", data })
    .returning();
  await db.insert(exports).values({
    ...{ projectId, cutId: cut?.id ?? "", runId: run.id, version: 1, ...size, fps, bytes: 9 },
    ...{ digest, posterDigest: digest, thumbnailDigest: digest, filmstripDigest: digest, durationFrames: 36 },
  });
}

const video = (changed: Partial<ExportSettings> = {}): ExportSettings =>
  ({
    ...{ kind: "video", format: "h264", shortSide: 720, aspect: "4:5", preset: "youtube", crops: {} },
    ...changed,
  }) as ExportSettings;

/** Waits for the end of an export: the list is what a page looks at. */
async function ended(jobId: string) {
  return expect
    .poll(
      async () => {
        const found = (await caller.exports.list({ projectId })).find((job) => job.jobId === jobId);
        return found && !["queued", "running"].includes(found.status) ? found : null;
      },
      { timeout: 60_000, interval: 50 },
    )
    .not.toBeNull()
    .then(async () => {
      const found = (await caller.exports.list({ projectId })).find((job) => job.jobId === jobId);
      if (!found) throw new Error("the export is gone");
      return found;
    });
}

async function fileOf(jobId: string, name: string): Promise<string> {
  const [job] = await db.select().from(exportJobs).where(eq(exportJobs.id, jobId));
  const file = path.join(folder, name);
  await writeFile(file, await buffer((await blobs.get(job?.digest ?? "")).stream));
  return file;
}

test("a version becomes a file of the asked kind and size, frame for frame and at the loudness of its destination", async () => {
  const { jobId } = await caller.exports.start({ projectId, version: 1, settings: video() });
  const done = await ended(jobId);
  expect(done).toMatchObject({
    ...{ status: "done", fileName: "a-bottle-of-exporter-s-720p-v1.mp4", progress: 1, failure: null },
    report: { durationFrames: 36, width: 720, height: 900 },
  });
  expect(done.report?.loudness?.integratedLufs).toBeCloseTo(-14, 0);
  const file = await fileOf(jobId, "export.mp4");
  expect((await probeMedia(file)).info).toMatchObject({ width: 720, height: 900, frameCount: 36 });
  expect(await readNumbers(media, file)).toEqual([
    ...Array.from({ length: 20 }, (_, index) => ({ clip: 1, index: 2 + index })),
    ...Array.from({ length: 16 }, (_, index) => ({ clip: 2, index: 5 + index })),
  ]);
  expect(done.downloadUrl).toBe(`/api/exports/${projectId}/files/${jobId}`);
  const credentials = await readByReference(await readFile(file), { trust: authority.root.toString() });
  expect(credentials).toMatchObject({ state: "Trusted", failures: [] });
  expect(credentials.manifest.title).toBe(done.fileName);
  expect(done.report?.credentials).toMatchObject({ name: "Test Studio", algorithm: "ES256" });
});

test("an export from a signer that has stopped working is refused, and says whom to ask", async () => {
  const { keyFile } = signerFiles;
  const key = await readFile(keyFile);
  await writeFile(keyFile, "not a key");
  const asked = { projectId, version: 1, settings: video() };
  await expect(caller.exports.start(asked)).rejects.toThrow(/cannot sign films at present.*administrator/);
  const checks = await caller.exports.check({ ...asked, settings: videoSettings.parse(asked.settings) });
  expect(checks).toContainEqual(expect.objectContaining({ subject: "Content Credentials", level: "error" }));
  const unsigned = video({ format: "gif" });
  const { jobId } = await caller.exports.start({ projectId, version: 1, settings: unsigned });
  expect((await ended(jobId)).status).toBe("done");
  await writeFile(keyFile, key);
});

test("a saved cut is exported as it is, without a version of the video, and counts on its own", async () => {
  const { cut } = await sourceCut(db, { projectId, of: "video", version: 1 });
  const shorter = cut.video.slice(0, 1);
  await addCutEdit(db, {
    ...{ projectId, version: 7, base: 0, message: "Trimmed", kept: false, personId: run.ownerId },
    data: { ...cut, video: shorter, voice: [] },
  });
  const source = { projectId, of: "edit" as const, version: 7 };
  expect(await caller.exports.desk(source)).toMatchObject({ of: "edit", version: 7, durationFrames: 20 });
  const { jobId } = await caller.exports.start({ ...source, settings: video() });
  const done = await ended(jobId);
  expect(done).toMatchObject({
    ...{ status: "done", of: "edit", fileName: "a-bottle-of-exporter-s-720p-cut7.mp4" },
    report: { durationFrames: 20 },
  });
  const file = await fileOf(jobId, "edited.mp4");
  expect(await readNumbers(media, file)).toEqual(
    Array.from({ length: 20 }, (_, index) => ({ clip: 1, index: 2 + index })),
  );
  const { manifest } = await readByReference(await readFile(file), { trust: authority.root.toString() });
  expect(JSON.stringify(manifest.assertions)).toContain("c2pa.edited");
  expect((await cutVersions(db, projectId))[0]).toMatchObject({ version: 7, kept: true });
  await expect(caller.exports.start({ ...source, version: 8, settings: video() })).rejects.toThrow(
    "not there any more",
  );
});

test("a package holds what was chosen, with documents whose places lead to its media, and stems in sync", async () => {
  const parts = ["media", "stems", "stems-aac", "interchange", "script", "videos"] as const;
  const settings = { kind: "package" as const, parts: [...parts], rate: "23.976" as const };
  const { jobId } = await caller.exports.start({ projectId, version: 1, settings });
  expect((await ended(jobId)).status).toBe("done");
  const files = readZip(await readFile(await fileOf(jobId, "package.zip")));
  const names = [...files.keys()];
  const stem = "a-bottle-of-exporter-s-v1";
  expect(names).toEqual(
    expect.arrayContaining([
      ...["metadata.json", "script.md", `videos/${stem}.mp4`, `${stem}.otio`, `${stem}-23.976.edl`],
      ...[`${stem}.fcpxml`, `${stem}.xml`, `${stem}.srt`, "interchange.txt"],
    ]),
  );
  expect(names.filter((name) => name === "prompts.md" || name === "costs.csv")).toEqual([]);
  const read = readOtio(files.get(`${stem}.otio`)?.toString("utf8") ?? "");
  for (const { file } of [...read.picture, ...read.sounds]) expect(names).toContain(file);
  expect(files.get(`${stem}.srt`)?.toString("utf8")).toContain("Run further. Feel lighter.");
  expect(names.filter((name) => name.startsWith("stems/"))).toEqual([
    `stems/${stem}_dialogue.wav`,
    `stems/${stem}_dialogue.m4a`,
    `stems/${stem}_music.wav`,
    `stems/${stem}_music.m4a`,
  ]);
  const dialogue = await stemSeconds(files, `stems/${stem}_dialogue.wav`);
  expect(dialogue.length).toBe(36 * 2000);
  // The voice begins at frame 6, to the sample.
  const beginning = (samples: Float32Array) => samples.findIndex((value) => Math.abs(value) > 0.03);
  expect(Math.abs(dialogue.findIndex((value) => Math.abs(value) > 0.001) - 6 * 2000)).toBeLessThan(20);
  const compressed = await stemSeconds(files, `stems/${stem}_dialogue.m4a`);
  expect(Math.abs(beginning(compressed) - beginning(dialogue))).toBeLessThan(48);
  // AAC counts in packets of 1024 samples.
  expect(Math.abs(compressed.length - dialogue.length)).toBeLessThan(1024);
});

test("nobody else gets at an export or a document, and a deleted one is gone for its owner too", async () => {
  const settings = { kind: "package" as const, parts: ["script" as const], rate: "24" as const };
  const { jobId } = await caller.exports.start({ projectId, version: 1, settings });
  await ended(jobId);
  const stranger = await addMaker(db, "stranger");
  const as = (userId: string) =>
    ({ db, runtime: { blobs }, user: { userId, username: "", role: "maker" }, address: "" }) as never;
  const job = { projectId, jobId };
  const document = { projectId, of: "video", version: 1, rate: "24", format: "edl" } as const;
  expect(await downloadExport(as(run.ownerId), job)).toContain("/api/media/");
  expect((await downloadInterchange(as(run.ownerId), document)).document).toContain("FCM: NON-DROP FRAME");
  await expect(downloadExport(as(stranger.ownerId), job)).rejects.toThrow("does not exist");
  await expect(
    downloadExport(as(stranger.ownerId), { ...job, projectId: stranger.projectId }),
  ).rejects.toThrow("does not exist");
  await expect(downloadInterchange(as(stranger.ownerId), document)).rejects.toThrow("does not exist");
  await caller.exports.remove(job);
  await expect(downloadExport(as(run.ownerId), job)).rejects.toThrow("does not exist");
});

/** The left channel of a stem, brought to 16 bits by ffmpeg. */
async function stemSeconds(files: Map<string, Buffer>, name: string): Promise<Float32Array> {
  const source = path.join(folder, path.basename(name));
  await writeFile(source, files.get(name) ?? "");
  const parts: Uint8Array[] = [];
  const output = {
    target: "pipe",
    format: "s16le",
    options: {},
    video: null,
    fps: null,
    metadata: {},
  } as const;
  const job = {
    purpose: "read a stem",
    inputs: [{ kind: "file" as const, path: source }],
    graph: "[0:a]aformat=sample_fmts=s16[a]",
    output: { ...output, audio: { codec: "pcm_s16le", options: {} } },
    lengthFrames: null,
  };
  for await (const part of media.read(job)) parts.push(part);
  const samples = Buffer.concat(parts);
  return Float32Array.from(
    { length: samples.length / 4 },
    (_, index) => samples.readInt16LE(index * 4) / 32_768,
  );
}

test("a cancelled export ends, can be made again, and can be deleted and brought back", async () => {
  const settings = video({ format: "h265", shortSide: 2160 });
  const { jobId } = await caller.exports.start({ projectId, version: 1, settings });
  await expect
    .poll(async () => (await caller.exports.list({ projectId })).find((job) => job.jobId === jobId)?.status, {
      timeout: 30_000,
    })
    .toBe("running");
  expect(await caller.exports.cancel({ projectId, jobId })).toEqual({ cancelled: true });
  expect((await ended(jobId)).status).toBe("cancelled");
  await db
    .update(exportJobs)
    .set({ work: { ...(await workOf(jobId)), settings: video({ format: "gif" }) } })
    .where(eq(exportJobs.id, jobId));
  expect(await caller.exports.resume({ projectId, jobId })).toEqual({ resumed: true });
  expect(await ended(jobId)).toMatchObject({
    status: "done",
    report: { width: 360, height: 450, loudness: null },
  });
  await caller.exports.remove({ projectId, jobId });
  expect((await caller.exports.list({ projectId })).some((job) => job.jobId === jobId)).toBe(false);
  await caller.exports.restore({ projectId, jobId });
  expect((await caller.exports.list({ projectId })).some((job) => job.jobId === jobId)).toBe(true);
});

async function workOf(jobId: string) {
  const [job] = await db.select().from(exportJobs).where(eq(exportJobs.id, jobId));
  if (!job) throw new Error("no such export");
  return job.work;
}

test("an export that cannot be made says why", async () => {
  const { jobId } = await caller.exports.start({ projectId, version: 1, settings: video() });
  await caller.exports.cancel({ projectId, jobId });
  const work = await workOf(jobId);
  const broken = work.cut.video.map((item) =>
    item.type === "clip" ? { ...item, mediaDigest: "0".repeat(64) } : item,
  );
  await db
    .update(exportJobs)
    .set({ work: { ...work, cut: { ...work.cut, video: broken } } })
    .where(eq(exportJobs.id, jobId));
  await caller.exports.resume({ projectId, jobId });
  const failed = await ended(jobId);
  expect(failed.status).toBe("failed");
  expect(failed.failure).toMatch(/There is no file/);
});
