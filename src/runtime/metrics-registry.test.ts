import { expect, test } from "vitest";
import { createRegistry, renderMetrics } from "./metrics-registry";

test("counters add up by their labels, whatever the order of these, and any text may be a label", () => {
  const registry = createRegistry();
  const calls = registry.counter("calls_total", "Calls");
  calls.add({ provider: "acme", outcome: "ok" });
  calls.add({ outcome: "ok", provider: "acme" }, 2);
  calls.add({ provider: 'a "quoted"\\\nname', outcome: "failed" });
  expect(renderMetrics(registry.read())).toBe(
    [
      "# HELP calls_total Calls",
      "# TYPE calls_total counter",
      'calls_total{provider="acme",outcome="ok"} 3',
      'calls_total{provider="a \\"quoted\\"\\\\\\nname",outcome="failed"} 1',
      "",
    ].join("\n"),
  );
});

test("a value counts in every bucket whose bound it does not exceed", () => {
  const registry = createRegistry();
  const seconds = registry.histogram("step_seconds", "Steps", [1, 5]);
  for (const value of [0.5, 1, 3, 60]) seconds.observe({ kind: "cut" }, value);
  expect(renderMetrics(registry.read()).split("\n").slice(2, -1)).toEqual([
    'step_seconds_bucket{kind="cut",le="1"} 2',
    'step_seconds_bucket{kind="cut",le="5"} 3',
    'step_seconds_bucket{kind="cut",le="+Inf"} 4',
    'step_seconds_sum{kind="cut"} 64.5',
    'step_seconds_count{kind="cut"} 4',
  ]);
});
