import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./e2e/fixtures/chromium";

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

// This file is read once more in every worker: what the first reading chose is handed down in the environment.
for (const name of ["E2E_PORT", "E2E_VENDORS_PORT", "E2E_OPENAI_PORT", "E2E_REPLICATE_PORT"]) {
  process.env[name] ??= String(await freePort());
}
if (!process.env.E2E_DATA) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-e2e-"));
  process.env.E2E_DATA = folder;
  // By then the server has ended.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;

/**
 * What works with the video of make-video.setup.ts, or changes something as its owner, who administers the studio. Each of
 * these finds what those before it left, so they follow one another, in the order of their names.
 */
const aroundMadeVideo = [
  "accessibility",
  "admin",
  "archive",
  "costs",
  "exports",
  "gallery",
  "insights",
  "project",
  "review",
  "scorecard",
].map((feature) => `${feature}.spec.ts`);

/** What the doubles of vendors have billed, and how they answer, is the same for all who ask. */
const onVendorsBill = ["quality-models.spec.ts", "real-models.spec.ts"];

/** These measure how videos play, which they do best when little else is left to do. */
const measuring = ["compare.spec.ts"];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Many tests wait for videos that the server makes: one more than two cores keeps these busy.
  workers: 3,
  fullyParallel: false,
  // The machine may be busy with something else: what passes only then is named at the end of `npm test`.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
    // Things that turn while a video is made would keep the painter at work for as long.
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-GB",
    // A trace of every test costs a fifth of the time of all: E2E_TRACE=1 records them, and keeps those of failures.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: await chromiumPath(),
      // Without a graphics card, painting as if there were one takes a core for itself.
      args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    },
  },
  // Begun in this order.
  projects: [
    { name: "make", testMatch: "make-video.setup.ts", timeout: 600_000 },
    { name: "made video", testMatch: aroundMadeVideo, dependencies: ["make"], workers: 1 },
    { name: "paid video", testMatch: onVendorsBill, dependencies: ["make"], workers: 1 },
    {
      name: "own account",
      testMatch: "*.spec.ts",
      testIgnore: [...aroundMadeVideo, ...onVendorsBill, ...measuring],
      dependencies: ["make"],
    },
    { name: "measuring", testMatch: measuring, dependencies: ["make"] },
  ],
  webServer: [
    {
      name: "vendors",
      command: `"${process.execPath}" --import tsx src/testing/doubles/vendors-main.ts`,
      url: `http://127.0.0.1:${process.env.E2E_VENDORS_PORT}/`,
      timeout: 60_000,
    },
    {
      name: "studio",
      command: `"${process.execPath}" node_modules/next/dist/bin/next start --hostname 127.0.0.1 --port ${process.env.E2E_PORT} --keepAliveTimeout 76000`,
      url: `${baseURL}/api/health`,
      timeout: 60_000,
      gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
      env: {
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        FRAMEWRIGHT_DATA: process.env.E2E_DATA,
        HOST: "127.0.0.1",
        PORT: process.env.E2E_PORT ?? "",
        // Most of the work here is making videos, and none of the tests looks at their pixels: a quarter of these will do.
        FRAMEWRIGHT_SHORT_SIDE: "540",
        // Browser and server share the processor here: what is not sent far is not made smaller.
        HTTP_COMPRESSION: "off",
        // Nobody has a key here until a test types one in.
        OPENAI_BASE_URL: `http://127.0.0.1:${process.env.E2E_OPENAI_PORT}/v1`,
        OPENAI_STORES_ANSWERS: "true",
        REPLICATE_BASE_URL: `http://127.0.0.1:${process.env.E2E_REPLICATE_PORT}/v1`,
      },
    },
  ],
});
