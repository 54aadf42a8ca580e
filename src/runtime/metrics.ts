import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Database } from "@/db/client";
import {
  costsByModel,
  engineQueue,
  heldCosts,
  outboxQueue,
  runsByStatus,
} from "@/db/queries/operating-figures";
import { runStatuses } from "@/domain/run/run";
import { createRegistry, type Family, renderMetrics } from "@/runtime/metrics-registry";

/** How a call ended: refusals are the provider's word, everything else it throws is a failure. */
export type CallOutcome = "ok" | "refused" | "failed" | "cancelled";

export type Metrics = {
  /** A call to a provider, whoever pays for it. `provider` is who is asked, as its jobs name it. */
  providerCall(call: { provider: string; outcome: CallOutcome; seconds: number }): void;
  /** A step of a run that did its work in this process. `kind` is the step's name without what differs from run to run. */
  step(step: { kind: string; outcome: "ok" | "failed"; seconds: number }): void;
  /** Everything, in Prometheus' text format: counted here since the process began, or read from the database now. */
  render(): Promise<string>;
  close(): void;
};

/** From a lookup in the cache to half an hour of a clip. */
const secondsBounds = [0.01, 0.05, 0.25, 1, 5, 15, 60, 300, 1800];

export function createMetrics(db: Database): Metrics {
  const registry = createRegistry();
  const calls = registry.counter("framewright_provider_calls_total", "Calls to providers, by how they ended");
  const callSeconds = registry.histogram(
    "framewright_provider_call_seconds",
    "How long calls to providers took",
    secondsBounds,
  );
  const steps = registry.counter("framewright_steps_total", "Steps that did their work, by how they ended");
  const stepSeconds = registry.histogram(
    "framewright_step_seconds",
    "How long steps took to do their work",
    secondsBounds,
  );
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  return {
    providerCall({ provider, outcome, seconds }) {
      calls.add({ provider, outcome });
      callSeconds.observe({ provider }, seconds);
    },
    step({ kind, outcome, seconds }) {
      steps.add({ kind, outcome });
      stepSeconds.observe({ kind }, seconds);
    },
    async render() {
      const ofProcess = processFigures(loop.percentile(99) / 1e9);
      loop.reset();
      return renderMetrics([...registry.read(), ...(await sharedFigures(db)), ...ofProcess]);
    },
    close: () => {
      loop.disable();
    },
  };
}

/** The same from every process of an installation: take their maximum, not their sum. */
async function sharedFigures(db: Database): Promise<Family[]> {
  // One after the other: the embedded database has a single connection anyway, and a scrape is in no hurry.
  const runs = await runsByStatus(db);
  const costs = await costsByModel(db);
  const held = await heldCosts(db);
  const engine = await engineQueue(db);
  const outbox = await outboxQueue(db);
  const queues = [
    { queue: "engine", ...engine },
    { queue: "outbox", ...outbox },
  ];
  const ofQueues = (pick: (queue: { waiting: number; oldestSeconds: number }) => number) =>
    queues.map((figures) => ({ labels: { queue: figures.queue }, value: pick(figures) }));
  return [
    gauge(
      "framewright_runs",
      "Runs, by status",
      runStatuses.map((status) => ({ labels: { status }, value: runs.get(status) ?? 0 })),
    ),
    gauge(
      "framewright_cost_micros",
      "What was paid, by model, in millionths of a dollar",
      costs.map(({ micros, ...labels }) => ({ labels, value: micros })),
    ),
    gauge("framewright_cost_held_micros", "What is reserved for calls that are not charged yet", [
      { labels: {}, value: held },
    ]),
    gauge(
      "framewright_queue_waiting",
      "Work that is due and that nobody has taken yet",
      ofQueues(({ waiting }) => waiting),
    ),
    gauge(
      "framewright_queue_oldest_seconds",
      "How long the oldest of it has been due",
      ofQueues(({ oldestSeconds }) => oldestSeconds),
    ),
    gauge("framewright_queue_in_flight", "Work that some process is at", [
      { labels: { queue: "engine" }, value: engine.inFlight },
    ]),
  ];
}

function processFigures(loopDelaySeconds: number): Family[] {
  const { user, system } = process.cpuUsage();
  const one = (value: number) => [{ labels: {}, value }];
  return [
    {
      name: "process_cpu_seconds_total",
      help: "Processor time of this process",
      type: "counter",
      samples: one((user + system) / 1e6),
    },
    gauge("process_resident_memory_bytes", "Memory of this process", one(process.memoryUsage.rss())),
    gauge(
      "process_start_time_seconds",
      "When this process began, in seconds since 1970",
      one(Math.round(Date.now() / 1000 - process.uptime())),
    ),
    gauge(
      "nodejs_eventloop_lag_p99_seconds",
      "How late the event loop was since the last look, 99th percentile",
      one(loopDelaySeconds),
    ),
  ];
}

const gauge = (name: string, help: string, samples: Family["samples"]): Family => ({
  name,
  help,
  type: "gauge",
  samples,
});
