import { writingLine } from "@/domain/look/dress-plan";
import { type Story, storyLimits } from "@/domain/story/story";
import type { StoriesWriteInput } from "@/domain/story/tasks";

type Words = { system: string; prompt: string };

const told = ({ title, tone, keyMoments }: Story) => `- ${title} (${tone}): ${keyMoments.join("; ")}`;

function photoLine({ brief }: StoriesWriteInput): string {
  const { imageDigests, imageNotes = {} } = brief;
  if (imageDigests.length === 0) return "";
  const notes = imageDigests.map((digest) => imageNotes[digest]).filter((note) => note !== undefined);
  const shown = notes.length > 0 ? ` They show: ${notes.join("; ")}.` : "";
  const photos = imageDigests.length === 1 ? "a photo" : `${imageDigests.length} photos`;
  return `The maker supplied ${photos} of the product: do not redesign it.${shown}`;
}

/** The writer of the three stories that a maker chooses from. */
export function storiesPrompt(input: StoriesWriteInput): Words {
  const { brief, prompt, guidance, earlier, issues } = input;
  const seconds = Math.round((brief.durationFrames / brief.fps) * 10) / 10;
  return {
    system: [
      "You write stories for short product films. Write exactly three, so different that a maker can choose between them:",
      "another structure, another tone, another pacing and other words; never one story told three times.",
      "Good differences: a trouble that ends, a day with the product, how it is made, a contrast of two worlds, a gift, a",
      "secret that is revealed, a journey, somebody who tells it.",
      `title: at most ${storyLimits.title} characters. narrative: three to five sentences in the present tense, at most`,
      `${storyLimits.narrative} characters, only what can be filmed; the last sentence is how it ends.`,
      `tone and visualStyle: one line each, at most ${storyLimits.line} characters. pacing: slow, steady or quick.`,
      `keyMoments: one for each segment, ${storyLimits.keyMoments.min} to ${storyLimits.keyMoments.max}, in order, each what one picture shows, at most ${storyLimits.line} characters.`,
      "segments: how many parts it has: a hook, bodies and a call to action. The product is whole and clear in the last.",
      "Never add claims about the product, prices, awards, other brands, real people, text to be filmed or split screens.",
    ].join("\n"),
    prompt: [
      `The maker's own words:\n"""${brief.prompt}"""`,
      prompt === brief.prompt ? "" : `As the creative director would shoot it:\n"""${prompt}"""`,
      `Length ${seconds} seconds, aspect ratio ${brief.aspect}.${brief.clips === null ? "" : ` At most ${brief.clips} segments.`}`,
      brief.brand.name === "" ? "" : `Brand: ${brief.brand.name}.`,
      writingLine(brief.telling),
      brief.brand.tone ? `The brand speaks like this: ${brief.brand.tone}.` : "",
      brief.style === null ? "" : `Visual style, of all three: ${brief.style}.`,
      brief.mood === null ? "" : `Mood, of all three: ${brief.mood}.`,
      photoLine(input),
      guidance === "" ? "" : `What the maker wants of these three:\n"""${guidance}"""`,
      earlier.length === 0
        ? ""
        : `The maker has seen these and wants others:\n${earlier.map(told).join("\n")}`,
      issues.length === 0 ? "" : `Your answer before did not do:\n- ${issues.join("\n- ")}`,
    ]
      .filter(Boolean)
      .join("\n\n"),
  };
}
