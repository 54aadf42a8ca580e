// One of several studios on one database, for tests of many runs at once: works until it is told to end, and then tells
// what that took. Its argument is a LoadSettings as JSON.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { serveStudio } from "@/inngest/serve-studio";
import { callsOnly } from "@/testing/faults/faulty-run";
import { copiedClips } from "@/testing/processes/copied-clips";
import { type LoadSettings, openLoadRuntime, type ProcessFigures } from "@/testing/processes/load-runtime";

const settings = JSON.parse(process.argv[2] ?? "") as LoadSettings;
const runtime = await openLoadRuntime(settings);
const engine = await runtime.deps.media();
runtime.deps.media = async () => copiedClips(engine, settings.readyClip);
await serveStudio(runtime, { recipe: callsOnly });
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
process.once("message", () => void end());
process.send?.("ready");

async function end(): Promise<void> {
  const cpu = process.cpuUsage();
  const figures: ProcessFigures = {
    peakMb: process.resourceUsage().maxRSS / 1024,
    heapMb: process.memoryUsage().heapUsed / 1_048_576,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    loopDelayMs: { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
  };
  await runtime.close();
  process.send?.(figures, () => process.exit(0));
}
