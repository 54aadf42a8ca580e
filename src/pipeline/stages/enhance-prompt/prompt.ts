import { expectedShots } from "@/domain/cost/estimate-work";
import { writingLine } from "@/domain/look/dress-plan";
import { enhancementDimensions } from "@/domain/plan/enhancement";
import type { EnhanceCritiqueInput, EnhanceDirectInput } from "@/domain/plan/tasks";

type Words = { system: string; prompt: string };

/** What the maker fixed in the form, as lines: a director may not contradict them. */
function wishes({ brief }: EnhanceCritiqueInput): string {
  const lines = [
    `Length: ${Math.round((brief.durationFrames / brief.fps) * 10) / 10} seconds, aspect ratio ${brief.aspect}.`,
    brief.clips === null
      ? `About ${expectedShots(brief)} shots.`
      : `Exactly ${brief.clips} ${brief.clips === 1 ? "shot" : "shots"}.`,
    brief.style === null ? "" : `Style: ${brief.style}.`,
    brief.mood === null ? "" : `Mood: ${brief.mood}.`,
    brief.brand.name === "" ? "" : `Brand: ${brief.brand.name}.`,
    brief.brand.colours.length === 0 ? "" : `Brand colours: ${brief.brand.colours.join(", ")}.`,
    writingLine(brief.telling),
    brief.brand.tone ? `The brand speaks like this: ${brief.brand.tone}.` : "",
    brief.framework === null ? "" : `Framework: ${brief.framework}.`,
    brief.voice ? "" : "There is no voice-over.",
    brief.imageDigests.length === 0 ? "" : "The maker supplied photos of the product: do not redesign it.",
  ];
  return lines.filter(Boolean).join("\n");
}

/** The creative director: enriches the prompt without contradicting the maker. */
export function directPrompt(input: EnhanceDirectInput): Words {
  const asked = input.issues.length > 0 ? `\nThe prompt engineer asks:\n- ${input.issues.join("\n- ")}` : "";
  return {
    system: [
      "You are the creative director of a short advertising film.",
      "Rewrite the prompt so that a video team can shoot from it: one subject, one clear action per moment, setting,",
      "light (direction, quality, time of day), camera (shot size, move, lens), visual style, palette, how the brand",
      "appears, the order of moments in time, and how it ends.",
      "Keep every fact, name, number and wish of the maker; never contradict or replace them. Put no more moments into",
      "it than there are shots: each is one action that can be filmed in a single take.",
      "Never add claims about the product, prices, awards, other brands, real people, text to be filmed, split screens or",
      "montages, and no words that cannot be seen (stunning, premium, innovative).",
      "prompt: concrete, filmable English in 80 to 180 words of running text, without headings, lists or times; names,",
      "slogans and quoted text stay in their own language. It stands alone: whoever reads it sees nothing else.",
      "changes: what you added or changed, one short sentence each, for the maker to read.",
    ].join("\n"),
    prompt: `The maker's original prompt:\n"""${input.brief.prompt}"""\n\nThe version to improve (round ${input.round}):\n"""${input.prompt}"""\n\n${wishes(input)}${asked}`,
  };
}

/** The prompt engineer: scores and names what to mend. */
export function critiquePrompt(input: EnhanceCritiqueInput): Words {
  return {
    system: [
      "You are a prompt engineer who reviews prompts for AI video. Be strict and consistent.",
      `Score in whole numbers from 0 to 100 on each of: ${enhancementDimensions.join(", ")}.`,
      "completeness: subject, action, setting, light, camera, audience, call to action, mood are all there.",
      "specificity: concrete, filmable detail instead of praise.",
      "professionalism: the language of a film set, well ordered.",
      "cinematography: shot sizes, moves, lens, light, depth.",
      "brandAlignment: product and brand are recognisable and fit the audience; nothing is claimed that was not given.",
      "temporalCoherence: moments follow one another within the length, with a beginning and an ending.",
      "A few words without detail score below 35, a usable brief about 60, a shooting-ready prompt above 85.",
      "issues: at most six, most important first, each one thing to change in one sentence that says what to write. None",
      "when nothing is worth another round. Contradictions with the maker's wishes are always issues.",
    ].join("\n"),
    prompt: `The maker's original prompt:\n"""${input.brief.prompt}"""\n\nThe prompt to review:\n"""${input.prompt}"""\n\n${wishes(input)}`,
  };
}
