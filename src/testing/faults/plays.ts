import type { Kit } from "@/testing/faults/faulty-run";
import type { Scenario } from "@/testing/faults/scenario";

/** One run, and the faults that strike it: several, where each leaves the run going. */
export type Play = { kit: Kit; scenarios: Scenario[]; killed: boolean };

/** Calls of which one run can suffer one fault each without moving the places of the others. */
const placed = (scenario: Scenario) =>
  scenario.call !== "predictions.get" && scenario.call !== "outputs.get" ? true : scenario.model !== null;

/**
 * Puts scenarios together into as few runs as possible. What ends a run, or may end it, has one for itself, and so has
 * what the process dies of; of the rest one run takes one for each kind of call.
 */
export function playsOf(scenarios: readonly Scenario[]): Play[] {
  const plays: Play[] = [];
  for (const scenario of scenarios) {
    const goesOn = !scenario.killed && scenario.ends.every((end) => end === "done") && placed(scenario);
    const fitting = plays.find(
      (play) =>
        goesOn &&
        !play.killed &&
        play.kit === scenario.kit &&
        play.scenarios.every((other) => other.ends.every((end) => end === "done") && placed(other)) &&
        play.scenarios.every((other) => other.call !== scenario.call),
    );
    if (fitting) fitting.scenarios.push(scenario);
    else plays.push({ kit: scenario.kit, scenarios: [scenario], killed: scenario.killed });
  }
  return plays;
}
