// A studio without a web server that makes one long export, for tests that kill it: opens the data folder, takes up what
// was left, makes the same export once more from nothing when it is there, and ends. Arguments: data folder, log file.
import { appendFileSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { addExportJob, exportRef } from "@/db/queries/export-jobs";
import { addProject } from "@/db/queries/projects";
import { localUser } from "@/db/queries/users";
import { exportJobs, renderSegments } from "@/db/schema/all";
import { brief } from "@/domain/brief/brief";
import type { ClipItem, Cut } from "@/domain/timeline/cut";
import { parseEnv } from "@/env";
import { serveStudio } from "@/inngest/serve-studio";
import { openRuntime } from "@/runtime/runtime";
import { requestExport } from "@/server/dispatch";
import { makeNumberedClip, makeTone } from "@/testing/test-media";

const [dataFolder = "", logFile = ""] = process.argv.slice(2);
const log = (line: string) => appendFileSync(logFile, `${line}\n`);
const fps = 24;
const size = { width: 720, height: 720 };
const clipFrames = 125;
const at = (value: number) => ({ value, rate: fps });

const runtime = await openRuntime(
  parseEnv({ FRAMEWRIGHT_DATA: dataFolder, LOG_LEVEL: "error" }, process.cwd()),
  { address: null, durable: true, projectFolder: process.cwd() },
);
const { db, deps } = runtime;
const { keepSegment } = deps.records;
deps.records.keepSegment = async (segment) => {
  await keepSegment(segment);
  log(`kept ${segment.contentKey}`);
};
if ((await db.select().from(exportJobs)).length === 0) await askForExport(await makeCut());
await serveStudio(runtime);
const [first] = await db.select().from(exportJobs).orderBy(exportJobs.id);
log(`ended ${await endOf(first?.id)}`);
// Nobody disturbs this one, and nothing is there that it could use.
await db.delete(renderSegments);
if (first) log(`ended ${await endOf(await addExport(first))}`);
await runtime.close();
process.exit(0);

/** How an export has ended, and with which file. */
async function endOf(id = ""): Promise<string> {
  for (;;) {
    const [job] = await db.select().from(exportJobs).where(eq(exportJobs.id, id));
    if (!job || ["failed", "cancelled"].includes(job.status)) return JSON.stringify(job?.failure);
    if (job.status === "done") return `${job.digest}`;
    await sleep(50);
  }
}

function addExport(wanted: Parameters<typeof addExportJob>[1]): Promise<string> {
  const { projectId, ownerId, work } = wanted;
  return db.transaction(async (tx) => {
    const job = await addExportJob(tx, { projectId, ownerId, work });
    await requestExport(tx, runtime, exportRef(job));
    return job.id;
  });
}

async function makeCut(): Promise<Cut> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-export-"));
  const media = await deps.media();
  const store = async (name: string, contentType: string) =>
    (await runtime.blobs.put(await readFile(path.join(folder, name)), { contentType })).digest;
  const video: ClipItem[] = [];
  for (const number of [1, 2, 3, 4]) {
    await makeNumberedClip(media, path.join(folder, "clip"), { number, frames: clipFrames, fps, size });
    const id = `c${number}`;
    const whole = { start: at(0), duration: at(clipFrames) };
    video.push({
      ...{ type: "clip", id, name: id, takeId: id, mediaDigest: await store("clip", "video/mp4") },
      ...{ sourceRange: whole, available: whole, gainDb: 0, fadeIn: null, fadeOut: null },
    });
  }
  await makeTone(media, path.join(folder, "music"), { hertz: 500, seconds: 20, gainDb: -20 });
  return {
    ...{ version: 1, fps, size, video, voice: [], effects: [], duckDb: 12 },
    overlays: [
      {
        ...{
          type: "text",
          id: "t",
          range: { start: at(40), duration: at(400) },
          text: "Fresh from the well",
        },
        ...{ role: "body", position: "bottom", animation: "fade" },
        ...{ font: "Inter", colour: "#ffffff", accent: "#ff7a45" },
      },
    ],
    music: [
      {
        ...{ type: "audio", id: "m", name: "m", takeId: "m", mediaDigest: await store("music", "audio/wav") },
        ...{ start: at(0), sourceRange: { start: at(0), duration: at(480) } },
        ...{ gainDb: 0, fadeIn: null, fadeOut: null },
      },
    ],
    grade: { clips: {}, contrast: 1, grain: 0.1 },
    loudness: { integratedLufs: -14, truePeakDbtp: -1 },
  };
}

async function askForExport(cut: Cut): Promise<void> {
  const ownerId = await localUser(db);
  const data = brief.parse({
    prompt: "Fresh water by Northwind",
    durationSeconds: 20,
    clips: 4,
    aspect: "1:1",
  });
  const { projectId } = await addProject(db, { ownerId, brief: data, digest: "export", title: "Water" });
  const settings = {
    kind: "video",
    format: "h264",
    shortSide: 720,
    aspect: "1:1",
    preset: null,
    crops: {},
  } as const;
  const work = { title: "Water", version: 1, cut, settings, fileName: "water.mp4", draft: true };
  await addExport({ projectId, ownerId, work });
}
