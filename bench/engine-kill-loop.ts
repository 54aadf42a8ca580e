/**
 * Kills an engine on PGlite with SIGKILL at random moments and reports whether its runs completed.
 * Run: npx tsx bench/engine-kill-loop.ts [kills, 20 by default]
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runKillLoop } from "@/testing/engine/kill-loop";

const kills = Number(process.argv[2] ?? 20);
const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-kill-loop-"));
const { ends, rerun, starts, struck } = await runKillLoop(folder, {
  kills,
  delayMs: () => Math.random() * 150,
});
rmSync(folder, { recursive: true, force: true });
const completed = Object.values(ends).filter((end) => end.status === "completed").length;
console.log(
  `${kills} kills, ${struck} of them in a step: ${completed} of ${Object.keys(ends).length} runs completed`,
);
const started = Object.values(starts).reduce((sum, count) => sum + count, 0);
console.log(`${Object.keys(starts).length} steps were started ${started} times`);
console.log(`${rerun.length} steps ran again although their result was stored ${rerun.join(", ")}`);
process.exitCode = rerun.length > 0 || completed < Object.keys(ends).length ? 1 : 0;
