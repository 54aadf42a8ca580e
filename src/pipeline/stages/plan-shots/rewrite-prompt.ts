import { type PlanShot, soundCues } from "@/domain/plan/plan";
import type { PlanRewriteInput, RewriteField } from "@/domain/plan/rewrite-shot";
import { shotList } from "./prompt";
import { cameraRules, overlayRules } from "./vocabulary";

const fieldRules: Record<RewriteField, readonly string[]> = {
  action: [
    "action: who does what, in one sentence of the present tense, and how the shot ends. One action, filmable in a single take.",
  ],
  composition: [
    "composition: where things stand in the frame and where it stays calm for text, in one sentence.",
  ],
  camera: cameraRules,
  overlays: overlayRules,
  voiceOver: ["voiceOver: one short sentence that can be spoken during the shot, or null for silence."],
  sounds: [`sounds: at most 3 of ${soundCues.join(", ")}, only for what is seen.`],
  elements: [
    "elements: what is in the picture, the hero first, by the keys of the list, each once. emphasis is 1 for the hero, 0.2 for background. action is what a character does, empty for things.",
  ],
};

/** Asks for some fields of one shot, so that they go with everything around it. */
export function rewritePrompt(input: PlanRewriteInput): { system: string; prompt: string } {
  const { plan, shotKey, fields, narrative, brief } = input;
  const number = plan.shots.findIndex(({ key }) => key === shotKey) + 1;
  const elements = plan.elements.map(
    ({ key, kind, name, description }) => `${key}: ${name} (${kind}). ${description}`,
  );
  const shot = plan.shots[number - 1];
  return {
    system: [
      "You write one shot of a planned ad again. Everything around it stays as it is: keep to its place, its elements and",
      `its part in the story, and repeat no other shot. Your answer has exactly these fields: ${fields.join(", ")}.`,
      ...fields.flatMap((field) => fieldRules[field]),
      "Texts and voice are in the language of the maker's own words; descriptions are in English.",
      "Claim nothing that the maker did not: no price, award or number of your own.",
    ].join("\n"),
    prompt: [
      `The maker's prompt:\n"""${brief.prompt}"""`,
      `The story of the film:\n${narrative}`,
      `Its elements:\n${elements.join("\n")}`,
      `Its shots:\n${shotList(plan)}`,
      shot ? `Write shot ${number} (${shotKey}) again. As it is now:\n${asItIs(shot, plan.fps)}` : "",
      wishLine(input),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  };
}

function asItIs({ durationFrames, ...shot }: PlanShot, fps: number): string {
  const { key: _key, sceneKey: _scene, continuesPrevious: _link, ...fields } = shot;
  return `It lasts ${(durationFrames / fps).toFixed(1)} seconds.\n${JSON.stringify(fields, null, 2)}`;
}

function wishLine({ guidance, attempt }: PlanRewriteInput): string {
  const again =
    attempt > 0
      ? `This is attempt ${attempt + 1}: what you wrote before was turned down, so write something clearly different.`
      : "";
  const wish = guidance === "" ? "It should say it in another way." : `The maker's wish: ${guidance}`;
  return [wish, again].filter((line) => line !== "").join("\n");
}
