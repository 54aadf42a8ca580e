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

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // One server makes all the videos, on few cores: tests side by side would only wait for each other.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
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
  projects: [
    { name: "make", testMatch: "make-video.setup.ts", timeout: 600_000 },
    { name: "studio", testMatch: "*.spec.ts", dependencies: ["make"] },
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
      command: `"${process.execPath}" node_modules/next/dist/bin/next start --hostname 127.0.0.1 --port ${process.env.E2E_PORT}`,
      url: `${baseURL}/api/health`,
      timeout: 60_000,
      gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
      env: {
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        FRAMEWRIGHT_DATA: process.env.E2E_DATA,
        HOST: "127.0.0.1",
        PORT: process.env.E2E_PORT ?? "",
        // Nobody has a key here until a test types one in.
        OPENAI_BASE_URL: `http://127.0.0.1:${process.env.E2E_OPENAI_PORT}/v1`,
        OPENAI_STORES_ANSWERS: "true",
        REPLICATE_BASE_URL: `http://127.0.0.1:${process.env.E2E_REPLICATE_PORT}/v1`,
      },
    },
  ],
});
