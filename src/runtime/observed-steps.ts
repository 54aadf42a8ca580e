import type { RunRef } from "@/domain/build/build";
import { isCancellation } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { stageNames } from "@/domain/run/run";
import type { Steps } from "@/pipeline/ports";
import type { Log } from "@/runtime/log";
import type { Metrics } from "@/runtime/metrics";
import { withWorkIds } from "@/runtime/request-context";

/** The same steps, with what each does counted, timed, and logged under the ids of its run. Stored results are not work. */
export function observeSteps(
  steps: Steps,
  { run, metrics, log }: { run: RunRef; metrics: Pick<Metrics, "step">; log: Log },
): Steps {
  const observed = async <Value extends Json>(step: string, work: () => Promise<Value>) => {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    const kind = stepKind(step);
    try {
      const value = await work();
      metrics.step({ kind, outcome: "ok", seconds: seconds() });
      log.debug({ seconds: seconds() }, "a step is done");
      return value;
    } catch (error) {
      metrics.step({ kind, outcome: "failed", seconds: seconds() });
      log[isCancellation(error) ? "debug" : "warn"]({ error, seconds: seconds() }, "a step has failed");
      throw error;
    }
  };
  return {
    ...steps,
    run: (step, work) =>
      steps.run(step, () =>
        withWorkIds({ userId: run.ownerId, runId: run.id, step }, () => observed(step, work)),
      ),
  };
}

const stepFamilies = new Set<string>([
  ...stageNames,
  ...["run", "shot", "element", "narrative", "music", "cut", "video", "hero"],
]);

/**
 * A step's name without what differs from run to run, so that there are few: "shot/s2/wait-3" is "shot/wait", everything
 * else its first word.
 */
export function stepKind(step: string): string {
  const [family = "", ...rest] = step.split("/");
  if (!stepFamilies.has(family)) return "other";
  if (family !== "shot" || rest.length < 2) return family;
  return `shot/${rest.at(-1)?.replace(/-?\d+$/, "")}`;
}
