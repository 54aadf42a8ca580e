import type { Plan } from "@/domain/plan/plan";
import { joinWords } from "@/domain/text/wording";
import type { PlanEdit } from "./plan-edit";

/** What was done and to what, for the history of a project: "the action of shot 3", at "shot/s3". */
export type EditDescription = { what: string; target: string };

const fieldNames: Partial<Record<string, string>> = {
  continuesPrevious: "the link to the shot before",
  overlays: "the text",
  voiceOver: "the voice-over",
  sounds: "the sounds",
  elements: "the elements",
  timeOfDay: "the time of day",
};

/** Names the edit, told from the plan before it. */
export function describeEdit(plan: Plan, edit: PlanEdit): EditDescription {
  const shot = (key: string) => {
    const number = plan.shots.findIndex((candidate) => candidate.key === key) + 1;
    return number === 0 ? "a shot" : `shot ${number}`;
  };
  const scene = (key: string) => {
    const number = plan.scenes.findIndex((candidate) => candidate.key === key) + 1;
    return number === 0 ? "a scene" : `scene ${number}`;
  };
  const element = (key: string) =>
    plan.elements.find((candidate) => candidate.key === key)?.name ?? "an element";
  switch (edit.type) {
    case "change-plan":
      return { what: changedText(edit.fields, "the video"), target: "plan" };
    case "change-scene":
      return { what: changedText(edit.fields, scene(edit.key)), target: `scene/${edit.key}` };
    case "change-shot":
      return { what: changedText(edit.fields, shot(edit.key)), target: `shot/${edit.key}` };
    case "change-element":
      return { what: changedText(edit.fields, element(edit.key)), target: `element/${edit.key}` };
    case "add-shot":
      return { what: `Added a shot to ${scene(edit.place.sceneKey)}`, target: `shot/${edit.key}` };
    case "add-scene":
      return { what: "Added a scene", target: `scene/${edit.key}` };
    case "remove-shot":
      return { what: `Removed ${shot(edit.key)}`, target: `shot/${edit.key}` };
    case "remove-scene":
      return { what: `Removed ${scene(edit.key)}`, target: `scene/${edit.key}` };
    case "split-shot":
      return { what: `Split ${shot(edit.key)}`, target: `shot/${edit.key}` };
    case "merge-shot":
      return { what: `Merged ${shot(edit.key)} with the next`, target: `shot/${edit.key}` };
    case "move-shot":
      return { what: `Moved ${shot(edit.key)}`, target: `shot/${edit.key}` };
    case "move-scene":
      return { what: `Moved ${scene(edit.key)}`, target: `scene/${edit.key}` };
    case "set-length":
      return { what: `Changed the length of ${shot(edit.key)}`, target: `shot/${edit.key}` };
    case "rebalance":
      return { what: "Rebalanced the lengths", target: "plan" };
    case "add-element":
      return { what: `Added the element ${edit.name}`, target: `element/${edit.key}` };
    case "remove-element":
      return { what: `Removed the element ${element(edit.key)}`, target: `element/${edit.key}` };
    case "set-group":
      return {
        what: `Changed where ${element(edit.elementKey)} must match`,
        target: `element/${edit.elementKey}`,
      };
  }
}

/** More fields than this are no list that anybody reads. */
const namedMax = 3;

function changedText(fields: object, of: string): string {
  const names = Object.keys(fields).map((name) => fieldNames[name] ?? `the ${name}`);
  return names.length > namedMax ? `Wrote ${of} again` : `Changed ${joinWords(names)} of ${of}`;
}
