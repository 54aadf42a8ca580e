/**
 * The storyboard of 60 scenes and 400 shots in a real browser, from the built site (`npm start` or `npm test -- build` makes
 * it): from opening the page to its first shot on the screen, and from a key that is pressed to the next paint, against the
 * same page with the few shots of a usual video. Targets: opening within 1 s, an edit within 100 ms. Beside the time that
 * passes it tells the processor time of the page, which says more on a machine that does other things as well.
 * Run: npm run bench -- storyboard-in-browser
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type CDPSession, chromium, type Page } from "@playwright/test";
import type { Plan } from "@/domain/plan/plan";
import type { Workspace } from "@/domain/workspace/workspace";
import { longPlan } from "@/testing/long-plan";
import { askStudio } from "../e2e/fixtures/ask-studio";
import { chromiumPath } from "../e2e/fixtures/chromium";
import { shortBrief } from "../e2e/fixtures/comparison";
import { register, somebody } from "../e2e/fixtures/people";

const openings = 7;
const letters = 24;

type Standing = { version: number; data: Workspace; planned: { plan: Plan } | null };

/** A port that nobody listens on. */
const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

const median = (figures: readonly number[]) =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;

/** What something took: time that passed, and processor time of the page's main thread. */
type Cost = { passedMs: number; processorMs: number };

/** The page, with a clock of its own. */
type Watched = { page: Page; clock: CDPSession };

/** Has the processor time of the page's main thread counted from now on, and from the start of every process that follows. */
async function watch(page: Page): Promise<Watched> {
  const clock = await page.context().newCDPSession(page);
  await clock.send("Performance.enable", { timeDomain: "threadTicks" });
  return { page, clock };
}

/** Milliseconds that were counted in the process that the page is in. */
async function processorMs({ clock }: Watched): Promise<number> {
  const { metrics } = await clock.send("Performance.getMetrics");
  return 1_000 * (metrics.find(({ name }) => name === "ThreadTime")?.value ?? Number.NaN);
}

/** From asking for the page until the action of its first shot is on the screen. */
async function opening(watched: Watched, projectId: string): Promise<Cost> {
  const { page } = watched;
  // From another site, so that the page begins in a process of its own.
  await page.goto("about:blank");
  await page.goto(`/projects/${projectId}?tab=storyboard`, { waitUntil: "commit" });
  const passedMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const shown = document.querySelector('[aria-label="Action of shot 1"]');
          // Two frames later it is painted.
          if (shown) requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  return { passedMs, processorMs: await processorMs(watched) };
}

/** From each key that is pressed in a shot's action to the paint that follows. */
async function letter(watched: Watched, shot: number): Promise<Cost> {
  const { page } = watched;
  await page.getByRole("textbox", { name: `Action of shot ${shot}`, exact: true }).click();
  await page.evaluate(() => {
    const figures: number[] = [];
    Object.assign(globalThis, { letterFigures: figures });
    document.addEventListener(
      "keydown",
      (event) => {
        // A message is answered after the frame in which it was sent is painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => figures.push(performance.now() - event.timeStamp);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  const before = await processorMs(watched);
  for (let typed = 0; typed < letters; typed++) {
    await page.keyboard.press("x");
    await page.waitForFunction(
      (count) => (globalThis as unknown as { letterFigures: number[] }).letterFigures.length > count,
      typed,
    );
  }
  const spentMs = (await processorMs(watched)) - before;
  const figures = await page.evaluate(
    () => (globalThis as unknown as { letterFigures: number[] }).letterFigures,
  );
  return { passedMs: median(figures), processorMs: spentMs / letters };
}

async function measure(watched: Watched, projectId: string, shots: number) {
  const opened: Cost[] = [];
  // The first opening warms the server.
  for (let time = 0; time <= openings; time++) opened.push(await opening(watched, projectId));
  const edited: Cost[] = [];
  for (const shot of [1, Math.ceil(shots / 2), shots]) {
    await opening(watched, projectId);
    edited.push(await letter(watched, shot));
  }
  const over = (costs: readonly Cost[], of: (figures: number[]) => number): Cost => ({
    passedMs: of(costs.map(({ passedMs }) => passedMs)),
    processorMs: of(costs.map(({ processorMs }) => processorMs)),
  });
  return {
    opening: over(opened.slice(1), median),
    letter: over(edited, (figures) => Math.max(...figures)),
  };
}

const told = ({ passedMs, processorMs }: Cost) =>
  `${passedMs.toFixed(0)} ms, ${processorMs.toFixed(0)} ms of a processor`;

/** A project that waits with its plan, without anything drawn. */
async function plannedProject(page: Page): Promise<{ projectId: string; standing: Standing }> {
  const brief = { ...shortBrief, clips: 4 };
  const { projectId } = await askStudio<{ projectId: string }>(page, "projects.create", {
    input: { brief, guided: true },
    change: true,
  });
  for (;;) {
    const standing = await askStudio<Standing>(page, "workspace.get", { input: { projectId } });
    if (standing.planned) return { projectId, standing };
    await sleep(200);
  }
}

async function bench(page: Page): Promise<void> {
  // The compiler of this file names functions by a helper of its own, which the page does not have.
  await page.addInitScript("globalThis.__name = (named) => named");
  await register(page, somebody());
  const { projectId, standing } = await plannedProject(page);
  const few = standing.planned?.plan.shots.length ?? 0;
  const watched = await watch(page);
  const usual = await measure(watched, projectId, few);
  console.log(`${few} shots: opening ${told(usual.opening)}; a letter ${told(usual.letter)}`);
  const { version, data } = await askStudio<Standing>(page, "workspace.get", { input: { projectId } });
  const plan = longPlan({ scenes: 60, shots: 400 });
  await askStudio(page, "workspace.save", {
    input: {
      projectId,
      baseVersion: version,
      data: { ...data, plan },
      change: { what: "A long plan", target: null },
    },
    change: true,
  });
  const long = await measure(watched, projectId, plan.shots.length);
  const beside = (cost: Cost, reference: Cost) =>
    `${told(cost)}, ${(cost.processorMs / reference.processorMs).toFixed(1)} of the usual`;
  console.log(
    `${plan.shots.length} shots: opening ${beside(long.opening, usual.opening)} (target <= 1000 ms)`,
  );
  console.log(`${plan.shots.length} shots: a letter ${beside(long.letter, usual.letter)} (target <= 100 ms)`);
}

const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-bench-"));
const port = String(await freePort());
const baseURL = `http://127.0.0.1:${port}`;
const server = spawn(
  process.execPath,
  ["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", port],
  {
    stdio: "ignore",
    // biome-ignore lint/style/noProcessEnv: the server finds its tools where this machine has them
    env: { ...process.env, NODE_ENV: "production", FRAMEWRIGHT_DATA: folder, HOST: "127.0.0.1", PORT: port },
  },
);
const ended = new Promise((resolve) => server.once("exit", resolve));
const browser = await chromium.launch({
  executablePath: await chromiumPath(),
  args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
try {
  while (
    !(await fetch(`${baseURL}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (server.exitCode !== null)
      throw new Error("The built site does not start. Build it first: npm test -- build");
    await sleep(250);
  }
  await bench(await browser.newPage({ baseURL, viewport: { width: 1280, height: 800 }, locale: "en-GB" }));
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await ended;
  await rm(folder, { recursive: true, force: true });
}
