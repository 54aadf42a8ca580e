import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { failuresOfPlaywright, unsteadyOfPlaywright } from "./digest.mjs";
import { ensureBrowser } from "./ensure-tools.mjs";

/** No suite may hang the others for ever. Who asks for the whole matrix of faults has the time for it. */
const longestMs = (process.env.FAULTS === undefined ? 45 : 180) * 60 * 1000;

/** The fault matrix has a process of its own: it shares no machine with the other tests when it kills processes. */
const faults = "src/testing/faults";

/**
 * Everything that `npm test` runs, in this order. Each returns how many of its tests passed and failed, and may tell
 * which failed (`failures`, see digest.mjs) and which passed only when they were repeated (`unsteady`). A suite is `beside`
 * the one before it where one of them leaves cores idle at times that the other can use.
 */
export const suites = [
  { name: "check", about: "format, lint, types, import rule, dead code, smells", run: runCheck },
  { name: "unit", about: "everything that needs no browser", run: runUnit },
  { name: "faults", about: "every fault at every kind of call to a provider", run: runFaults },
  { name: "build", about: "the site as it is served", run: runBuild, beside: true },
  { name: "browser", about: "the studio as a person uses it", run: runBrowser },
];

async function runCheck(root) {
  const { code, output } = await execute(root, ["scripts/check.mjs"], { output: "kept" });
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  if (!counts) return agree({ passed: 0, failed: 0 }, code);
  return { passed: Number(counts[1]), failed: Number(counts[2]), failures: failuresOfCheck(output) };
}

/** Of what check.mjs says: a line for each check, and beneath it what is wrong. */
function failuresOfCheck(output) {
  const parts = output.split(/^(?=ok {3}|FAIL |\d+ passed, )/m);
  return parts
    .filter((part) => part.startsWith("FAIL "))
    .map((part) => {
      const [first = "", ...error] = part.split("\n");
      return { title: first.slice("FAIL ".length), error: error.join("\n") };
    });
}

function runUnit(root) {
  return runVitest(root, ["--exclude", `${faults}/**`]);
}

function runFaults(root) {
  return runVitest(root, [faults]);
}

async function runVitest(root, which) {
  return withReport(async (report) => {
    const args = [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      `--reporter=${path.join(root, "scripts/setup/digest-reporter.mjs")}`,
      ...which,
    ];
    const { code } = await execute(root, args, { env: { TEST_REPORT: report } });
    return agree(resultOfVitest(readReport(report)), code);
  });
}

async function runBuild(root) {
  // It runs beside another suite: told at its end, its lines stay together.
  const { code } = await execute(root, ["scripts/setup/build.mjs"], { output: "at its end" });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runBrowser(root) {
  await ensureBrowser();
  return withReport(async (report) => {
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const { code } = await execute(
      root,
      ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
      { env },
    );
    return agree(resultOfPlaywright(readReport(report)), code);
  });
}

/** A file that could not even be loaded has no tests in it, and counts as one that failed; so does a hook. */
function resultOfVitest(report) {
  return report ? { ...report, failed: report.failures.length } : { passed: 0, failed: 0 };
}

/** A test that passed only when it was repeated has passed, and is named. */
export function resultOfPlaywright(report) {
  if (!report) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    failures: failuresOfPlaywright(report),
    unsteady: unsteadyOfPlaywright(report),
  };
}

/** A suite that ended badly has at least one failure, whatever it reported. */
const agree = (counts, code) => ({
  ...counts,
  failed: code === 0 ? counts.failed : Math.max(1, counts.failed),
});

async function withReport(body) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-test-"));
  try {
    return await body(path.join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // It died before it could report; its exit code says so.
    return null;
  }
}

/** Output is handed through as it comes; is `kept` as well; or is handed through in one piece `at its end`. */
function execute(root, args, { env = {}, output: way = "passed on" } = {}) {
  return new Promise((resolve, reject) => {
    const piped = way !== "passed on";
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", piped ? "pipe" : "inherit", way === "at its end" ? "pipe" : "inherit"],
      timeout: longestMs,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (way === "kept") process.stdout.write(text);
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      if (way === "at its end") process.stdout.write(output);
      resolve({ code: code ?? 1, output });
    });
  });
}
