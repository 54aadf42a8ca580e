/**
 * A film of 200 clips in the editor's timeline, while it is zoomed, while a clip is dragged along it and while an edge is
 * trimmed: how long the tasks of the page's main thread are that take input or draw a frame, out of Chromium's own trace.
 * For 60 frames a second they have 16.7 ms each. Told by the clock, and by the processor's time, which other programs on
 * the machine do not lengthen. Needs the built site.
 * Run: npx tsx bench/editor-timeline.ts
 */
import { type ChildProcess, spawn } from "node:child_process";
import { type Browser, chromium, type Page } from "@playwright/test";
import { frames } from "@/domain/time/rational";
import type { ClipItem, Cut } from "@/domain/timeline/cut";
import { placedClips } from "@/domain/timeline/layout";
import type { EditorView } from "@/domain/view/editor-views";
import { askStudio } from "../e2e/fixtures/ask-studio";
import { shortBrief } from "../e2e/fixtures/comparison";
import { register, somebody } from "../e2e/fixtures/people";
import config from "../playwright.config";
import { type FrameTask, frameTasks, quantile } from "./trace/frame-tasks";

const clipCount = 200;
const clipFrames = 36;
const frameMs = 1000 / 60;
const longestMakingMs = 600_000;

/** The studio as the browser tests start it, in a folder of its own that goes with this process. */
async function startStudio(): Promise<ChildProcess> {
  const servers = [config.webServer ?? []].flat();
  const server = servers.find(({ name }) => name === "studio");
  if (!server?.url) throw new Error("playwright.config.ts starts no studio");
  const settings = Object.entries(server.env ?? {}).map(([name, value]) => `${name}=${value}`);
  const child = spawn("env", [...settings, "sh", "-c", server.command], { detached: true, stdio: "ignore" });
  for (;;) {
    const answer = await fetch(server.url).catch(() => null);
    if (answer?.ok) return child;
    if (child.exitCode !== null) throw new Error("The studio does not start: build the site first");
    await pause(250);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function makeProject(page: Page): Promise<string> {
  const { projectId } = await askStudio<{ projectId: string }>(page, "projects.create", {
    input: { brief: shortBrief },
    change: true,
  });
  for (const begun = performance.now(); performance.now() - begun < longestMakingMs; await pause(1000)) {
    const { status } = await askStudio<{ status: string }>(page, "projects.byId", { input: { projectId } });
    if (status === "done") return projectId;
  }
  throw new Error("The video was not made in time");
}

/** The same take over and over, each time from another frame on. */
function longFilm(cut: Cut): Cut {
  const clip = placedClips(cut)[0]?.item;
  if (!clip) throw new Error("There is no clip in the cut");
  const spare = Math.floor(clip.available.duration.value - clipFrames);
  const video = Array.from({ length: clipCount }, (_, index): ClipItem => {
    const start = frames((index * 7) % Math.max(1, spare), cut.fps);
    return { ...clip, id: `clip-${index}`, sourceRange: { start, duration: frames(clipFrames, cut.fps) } };
  });
  return { ...cut, video };
}

async function openLongFilm(page: Page, projectId: string): Promise<void> {
  const view = await askStudio<EditorView>(page, "editor.open", { input: { projectId } });
  await askStudio(page, "editor.save", {
    input: { projectId, baseVersion: view.version, cut: longFilm(view.cut), message: "A long film" },
    change: true,
  });
  await page.goto(`/projects/${projectId}/edit`);
  await page.getByTestId("preview-picture").locator("video").first().waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
}

async function middleOfTimeline(page: Page) {
  const box = await page.getByRole("region", { name: "Timeline" }).boundingBox();
  if (!box) throw new Error("There is no timeline");
  return { x: box.x + box.width / 2, y: box.y + 70 };
}

async function wheel(page: Page, deltaY: number, times: number): Promise<void> {
  const { x, y } = await middleOfTimeline(page);
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  for (let turn = 0; turn < times; turn++) await page.mouse.wheel(0, deltaY);
  await page.keyboard.up("Control");
}

async function pull(page: Page, from: { x: number; y: number }, distance: number): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + distance, from.y, { steps: 60 });
  await page.mouse.move(from.x, from.y, { steps: 60 });
  await page.mouse.up();
}

async function trimInView(page: Page): Promise<void> {
  const { x: middle } = await middleOfTimeline(page);
  const edges = await page.locator("[data-clip] [data-edge=end]").all();
  const boxes = await Promise.all(edges.map((edge) => edge.boundingBox()));
  const box = boxes.find((one) => one !== null && one.x > middle);
  if (!box) throw new Error("No clip in view has an edge to pull");
  await pull(page, { x: box.x + box.width / 2, y: box.y + box.height / 5 }, -40);
}

const gestures: Record<string, (page: Page) => Promise<void>> = {
  "drag, whole film in view": async (page) => pull(page, await middleOfTimeline(page), 300),
  "zoom in": (page) => wheel(page, -10, 90),
  "drag, zoomed in": async (page) => pull(page, await middleOfTimeline(page), 300),
  "trim, zoomed in": trimInView,
  "zoom out": (page) => wheel(page, 10, 90),
};

async function measure(browser: Browser, page: Page, name: string): Promise<FrameTask[]> {
  await browser.startTracing(page, {
    categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  await gestures[name]?.(page);
  const tasks = frameTasks((await browser.stopTracing()).toString("utf8"));
  report(name, tasks);
  return tasks;
}

function report(name: string, tasks: readonly FrameTask[]): void {
  const line = (times: readonly number[]) => {
    const [half, most, last] = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1));
    const late = times.filter((ms) => ms > frameMs).length;
    return `p50 ${half}, p95 ${most}, longest ${last} ms, late ${late}`;
  };
  const wall = line(tasks.map(({ wallMs }) => wallMs));
  const work = line(tasks.map(({ workMs }) => workMs));
  console.log(
    `${name.padEnd(26)} ${String(tasks.length).padStart(4)} tasks  by the clock: ${wall}  at work: ${work}`,
  );
}

const studio = await startStudio();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const page = await browser.newPage({
    baseURL: config.use?.baseURL ?? "",
    viewport: { width: 1280, height: 800 },
  });
  await register(page, somebody());
  const projectId = await makeProject(page);
  await openLongFilm(page, projectId);
  const all: FrameTask[] = [];
  for (const name of Object.keys(gestures)) {
    all.push(...(await measure(browser, page, name)));
    await page.waitForTimeout(1500);
  }
  report("all", all);
} finally {
  await browser.close();
  if (studio.pid !== undefined) process.kill(-studio.pid, "SIGTERM");
}
