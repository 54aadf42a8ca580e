import { sceneCount } from "@/domain/plan/finish-plan";
import { type Narrative, narrativeDimensions, type Plan } from "@/domain/plan/plan";
import type { NarrativeCritiqueInput, NarrativeWriteInput, PlanDraftInput } from "@/domain/plan/tasks";
import { spokenWordsPerSecond } from "@/domain/text/wording";

type Words = { system: string; prompt: string };

const frameworksInShort = [
  "PAS (problem, agitation, solution, action) when the audience knows the problem;",
  "BAB (before, after, bridge, action) when the product changes something;",
  "AIDA (attention, interest, desire, action) when it has to be noticed and wanted.",
].join("\n");

/** The planner: scenes, shots, elements and lines as data. */
export function draftPrompt({ brief, prompt }: PlanDraftInput): Words {
  const seconds = brief.durationFrames / brief.fps;
  const count =
    brief.clips === null
      ? `${sceneCount.min} to ${sceneCount.max} scenes; about one shot for every 3 seconds.`
      : `Exactly ${brief.clips} shots in all, in as many scenes as they need.`;
  return {
    system: [
      "You plan short vertical and horizontal ads, shot by shot, for AI image and video models.",
      "Choose a framework and say why in one sentence:",
      frameworksInShort,
      "Rules:",
      "- Every scene is one place and time; its shots follow one another and the scene's beat names the framework's step.",
      "- One action and one camera move per shot. Vary size, angle and lens; open with something that stops the thumb.",
      "- Shots carry a weight, not a length: the lengths are computed from the weights.",
      "- Elements have stable keys. Describe each once, with colours as hex, materials and marks, so that it looks the",
      "  same wherever it appears. The product is an element of kind product and is fully visible in the last shot.",
      "- continuesPrevious is true only when a shot goes on without a cut in the same scene and shows the same elements.",
      "- Overlays are short: a hook of at most 6 words, one benefit per shot, brand and call to action at the end. No",
      "  line twice. Texts and voice are in the language of the prompt; descriptions are in English.",
      `- Voice-over fits its shot at ${spokenWordsPerSecond} words per second, or is null.`,
      "- Claim nothing about the product that the maker did not say.",
    ].join("\n"),
    prompt: [
      `Prompt:\n"""${prompt}"""`,
      `The maker's own words:\n"""${brief.prompt}"""`,
      `Length ${seconds} seconds at ${brief.fps} frames per second, aspect ratio ${brief.aspect}. ${count}`,
      brief.framework === null ? "" : `The maker chose the framework ${brief.framework}.`,
      brief.mood === null ? "" : `Mood: ${brief.mood}.`,
      brief.style === null ? "" : `Visual style: ${brief.style}.`,
      brief.brand.name === "" ? "" : `Brand: ${brief.brand.name}.`,
      brief.brand.colours.length === 0
        ? ""
        : `Brand colours, to lead the palette: ${brief.brand.colours.join(", ")}.`,
      brief.imageDigests.length === 0 ? "" : "The maker supplied photos of the product.",
      brief.voice ? "" : "There is no voice: every voiceOver is null.",
    ]
      .filter(Boolean)
      .join("\n\n"),
  };
}

/** A plan in the words of a shot list: what a writer needs, without the data that only machines read. */
function shotList(plan: Plan): string {
  const scenes = plan.scenes.map(
    ({ key, beat, description, emotion, setting, timeOfDay }) =>
      `${key} (${beat}): ${description} Setting: ${setting.description}, ${timeOfDay}. Emotion: ${emotion}.`,
  );
  const shots = plan.shots.map(({ key, sceneKey, action, overlays, voiceOver }) => {
    const lines = overlays.map(({ text }) => `"${text}"`).join(", ");
    return `${key} in ${sceneKey}: ${action}${lines && ` Text: ${lines}.`}${voiceOver ? ` Voice: "${voiceOver}"` : ""}`;
  });
  return [
    `Title: ${plan.title}. Framework: ${plan.framework.name}. Audience: ${plan.audience}. Look: ${plan.look}.`,
    `Reveal: ${plan.reveal.strategy}. ${plan.reveal.description}`,
    ...scenes,
    ...shots,
  ].join("\n");
}

const previousVersion = (previous: Narrative | null, issues: readonly string[]) =>
  previous === null
    ? ""
    : `\n\nYour previous version:\n${previous.story}\n\nThe critic asks:\n- ${issues.join("\n- ")}`;

/** The writer of the overall narrative, which every shot prompt is given as context. */
export function narrativePrompt({ brief, plan, issues, previous }: NarrativeWriteInput): Words {
  return {
    system: [
      "You write the overall narrative of an ad from its shot list, so that everybody who makes a part of it knows the whole.",
      "story: two or three paragraphs, present tense, 90 to 220 words, only what the shot list holds.",
      "emotionalArc: one entry per scene with its key, the emotion in one or two words, an intensity from 0 to 1.",
      "sceneConnections: how each scene leads to the next, by picture, sound or feeling; use the scene keys.",
      "visualProgression: one or two sentences on how light, size and colour change from first to last.",
      "productReveal: keep the strategy of the plan and say how it plays out.",
      "brandNarrative: what the ad says about the brand without claiming anything new.",
    ].join("\n"),
    prompt: `The maker's prompt:\n"""${brief.prompt}"""\n\n${shotList(plan)}${previousVersion(previous, issues)}`,
  };
}

/** The critic of the narrative. */
export function narrativeCritiquePrompt({ brief, plan, narrative }: NarrativeCritiqueInput): Words {
  return {
    system: [
      "You review the narrative of an ad against its shot list. Be strict and consistent.",
      `Score 0 to 100 on each of: ${narrativeDimensions.join(", ")}.`,
      "A narrative that contradicts the shot list or leaves out a scene scores below 50 on coherence.",
      "List at most five issues, most important first, each one thing to change.",
    ].join("\n"),
    prompt: `The maker's prompt:\n"""${brief.prompt}"""\n\n${shotList(plan)}\n\nThe narrative:\n${JSON.stringify(narrative, null, 2)}`,
  };
}
