/**
 * A 15-second draft from prompt to file on an empty data folder, as the command line makes it, with the memory of the
 * process that does it; then once more with everything cached. Run: npx tsx bench/draft-end-to-end.ts
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const prompt = "Trail running shoes by Peakline, golden hour in the mountains, for weekend runners";
const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-draft-"));

/** Highest resident memory of a process in MB, where the system tells it. */
function peakMegabytes(pid: number): number {
  try {
    const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    // Another system, or the process has just ended: the last figure stands.
    return 0;
  }
}

function make(): Promise<{ seconds: number; peak: number; ran: number; cached: number }> {
  const args = ["--import", "tsx", "src/cli/make.ts", prompt, "--duration", "15", "--json"];
  const output = path.join(folder, "ad.mp4");
  const child = spawn(process.execPath, [...args, "--data", path.join(folder, "data"), "--out", output], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const begun = performance.now();
  let text = "";
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, peakMegabytes(child.pid ?? 0));
  }, 100);
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      clearInterval(timer);
      if (code !== 0) return reject(new Error(`make ended with ${code}`));
      const summary = JSON.parse(text) as { ranSteps: number; cachedSteps: number };
      const seconds = (performance.now() - begun) / 1000;
      resolve({ seconds, peak, ran: summary.ranSteps, cached: summary.cachedSteps });
    });
  });
}

try {
  const first = await make();
  const second = await make();
  console.log(
    `15-s draft, empty data: ${first.seconds.toFixed(1)} s = ${(first.seconds / 15).toFixed(2)} x its length (target < 4 x on 2 cores), ${first.ran} steps, peak ${first.peak.toFixed(0)} MB`,
  );
  console.log(
    `the same again, cached: ${second.seconds.toFixed(1)} s = ${(second.seconds / first.seconds).toFixed(2)} x the first, ${second.ran} steps made, ${second.cached} found`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
