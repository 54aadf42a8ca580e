import { type PlanShot, soundCues } from "@/domain/plan/plan";
import type { SceneRewriteField, SceneRewriteInput } from "@/domain/plan/rewrite-scene";
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
  const { plan, shotKey, fields } = input;
  const number = plan.shots.findIndex(({ key }) => key === shotKey) + 1;
  const shot = plan.shots[number - 1];
  return {
    system: [
      "You write one shot of a planned ad again. Everything around it stays as it is: keep to its place, its elements and",
      `its part in the story, and repeat no other shot. Your answer has exactly these fields: ${fields.join(", ")}.`,
      ...fields.flatMap((field) => fieldRules[field]),
      ...languageRules,
    ].join("\n"),
    prompt: [
      ...around(input),
      shot ? `Write shot ${number} (${shotKey}) again. As it is now:\n${asItIs(shot, plan.fps)}` : "",
      wishLine(input),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  };
}

const sceneRules: Record<SceneRewriteField, readonly string[]> = {
  title: ["title: what the scene is called among those who make the film, in 2 to 5 words."],
  description: [
    "description: what happens in the scene and what it is for in the story, in one or two sentences.",
  ],
  emotion: ["emotion: what the viewer feels, in one or two words."],
  setting: [
    "setting: kind is the nearest kind of place; description names the real one in 4 to 12 words. All shots of the scene play there.",
  ],
  timeOfDay: ["timeOfDay: when it plays."],
  weather: ["weather: how it is outside, also where that is only seen through a window."],
};

/** Asks for some fields of one scene, so that its shots and the scenes around it go with it. */
export function sceneRewritePrompt(input: SceneRewriteInput): { system: string; prompt: string } {
  const { plan, sceneKey, fields } = input;
  const number = plan.scenes.findIndex(({ key }) => key === sceneKey) + 1;
  const scene = plan.scenes[number - 1];
  const scenes = plan.scenes.map(
    ({ title, beat, description }, index) => `${index + 1}. ${title} (${beat}): ${description}`,
  );
  return {
    system: [
      "You write one scene of a planned ad again. Its shots and everything around it stay as they are: keep to its part in",
      `the story, and repeat no other scene. Your answer has exactly these fields: ${fields.join(", ")}.`,
      ...fields.flatMap((field) => sceneRules[field]),
      ...languageRules,
    ].join("\n"),
    prompt: [
      ...around(input),
      `Its scenes:\n${scenes.join("\n")}`,
      scene
        ? `Write scene ${number} (${sceneKey}) again. As it is now:\n${JSON.stringify(scene, null, 2)}`
        : "",
      wishLine(input),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  };
}

const languageRules = [
  "Texts and voice are in the language of the maker's own words; descriptions are in English.",
  "Claim nothing that the maker did not: no price, award or number of your own.",
];

type Asked = Pick<PlanRewriteInput, "brief" | "plan" | "narrative" | "guidance" | "attempt">;

/** What the answer has to go with. */
function around({ brief, plan, narrative }: Asked): string[] {
  const elements = plan.elements.map(
    ({ key, kind, name, description }) => `${key}: ${name} (${kind}). ${description}`,
  );
  return [
    `The maker's prompt:\n"""${brief.prompt}"""`,
    `The story of the film:\n${narrative}`,
    `Its elements:\n${elements.join("\n")}`,
    `Its shots:\n${shotList(plan)}`,
  ];
}

function asItIs({ durationFrames, ...shot }: PlanShot, fps: number): string {
  const { key: _key, sceneKey: _scene, continuesPrevious: _link, ...fields } = shot;
  return `It lasts ${(durationFrames / fps).toFixed(1)} seconds.\n${JSON.stringify(fields, null, 2)}`;
}

function wishLine({ guidance, attempt }: Asked): string {
  const again =
    attempt > 0
      ? `This is attempt ${attempt + 1}: what you wrote before was turned down, so write something clearly different.`
      : "";
  const wish = guidance === "" ? "It should say it in another way." : `The maker's wish: ${guidance}`;
  return [wish, again].filter((line) => line !== "").join("\n");
}
