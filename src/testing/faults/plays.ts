import { jobs } from "@/testing/faults/calls";
import type { Kit } from "@/testing/faults/faulty-run";
import type { Scenario } from "@/testing/faults/scenario";

/** One run, and the faults that strike it: several, where each leaves the run going. */
export type Play = { kit: Kit; scenarios: Scenario[]; killed: boolean };

const goesOn = ({ killed, ends }: Scenario) => !killed && ends.every((end) => end === "done");

const clips = jobs["a clip"].model;

/** Whether its calls are told from all others, so that no fault at these moves its place. */
const isPlaced = ({ call, model }: Scenario) =>
  model !== null || (call !== "predictions.get" && call !== "outputs.get");

/** Nothing that befalls these moves the place of a call about a picture: they ask nobody for one, or come after all. */
const isBesidePictures = ({ vendor, model }: Scenario) => vendor === "openai" || model === clips;

/** Whether one run can suffer both without one moving the place of the other. */
function agree(one: Scenario, other: Scenario): boolean {
  if (one.call === other.call && (one.model === null || other.model === null || one.model === other.model))
    return false;
  const leaves = (still: Scenario, moving: Scenario) =>
    isPlaced(still) || (still.among === "pictures" && isBesidePictures(moving));
  return leaves(one, other) && leaves(other, one);
}

/**
 * Puts scenarios together into as few runs as possible. What ends a run, or may end it, has one for itself, and so has
 * what the process dies of; of the rest one run takes one for each kind of call.
 */
export function playsOf(scenarios: readonly Scenario[]): Play[] {
  const plays: Play[] = [];
  for (const scenario of scenarios) {
    const fitting = plays.find(
      (play) =>
        goesOn(scenario) &&
        play.kit === scenario.kit &&
        play.scenarios.every((other) => goesOn(other) && agree(scenario, other)),
    );
    if (fitting) fitting.scenarios.push(scenario);
    else plays.push({ kit: scenario.kit, scenarios: [scenario], killed: scenario.killed });
  }
  return plays;
}
