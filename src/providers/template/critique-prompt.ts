import type { CriticOutput, EnhancementScores } from "@/domain/plan/enhancement";
import { contextOf, scorePromptByRules } from "@/domain/plan/prompt-rules";
import { type PromptSign, promptSigns } from "@/domain/plan/prompt-signs";
import type { EnhanceCritiqueInput } from "@/domain/plan/tasks";
import { findWords } from "@/domain/text/find-words";

const wishes: readonly (readonly [PromptSign, string])[] = [
  ["subject", "Name the product that the ad is about."],
  ["action", "Say what happens: one clear action for each moment."],
  ["setting", "Say where it happens."],
  ["light", "Describe the light: direction, hardness, time of day."],
  ["mood", "Name the mood."],
  ["texture", "Add texture that a close-up can show."],
  ["camera", "Give the camera a size and a move."],
  ["lens", "Name a lens or a depth of field."],
  ["style", "Name the visual style."],
  ["structure", "Order the moments in time: what comes first, then, last."],
  ["ending", "Say how it ends."],
  ["colour", "Name the colours."],
  ["audience", "Say whom it speaks to."],
  ["brandPresence", "Say where brand or label appear."],
  ["callToAction", "Say what the viewer shall do."],
];

/** Praise that no camera can film. */
const empty =
  "amazing, best, awesome, incredible, great, nice, cool, beautiful, perfect, unbelievable, super, very, really, world-class, revolutionary, game-changing, cutting-edge, state-of-the-art";
const penaltyPerEmptyWord = 4;
const maxPenalty = 16;
/** Beyond this a video model starts to forget. */
const comfortableWords = 190;

/**
 * Scores a prompt as the planner's prompt engineer. A judgement by signs, not by understanding: the rules' score,
 * lowered for praise instead of pictures and for prompts too long to follow, raised a little for density.
 */
export function critiquePrompt({ brief, prompt }: EnhanceCritiqueInput): CriticOutput {
  const byRules = scorePromptByRules(prompt, brief);
  const signs = promptSigns(prompt, contextOf(brief));
  const emptyWords = findWords(prompt, empty);
  const praise = Math.min(maxPenalty, emptyWords.length * penaltyPerEmptyWord);
  const excess = Math.max(0, signs.words - comfortableWords) / 4;
  const density = Math.min(6, (signs.texture + signs.colour + signs.action + signs.people) / 2);
  const scores = Object.fromEntries(
    Object.entries(byRules).map(([dimension, points]) => [
      dimension,
      Math.round(Math.min(100, Math.max(0, points - praise - excess + (points > 40 ? density : 0)))),
    ]),
  ) as EnhancementScores;
  return {
    scores,
    issues: [
      ...wishes.filter(([sign]) => signs[sign] === 0).map(([, wish]) => wish),
      ...emptyWords.slice(0, 1).map(({ text }) => `Replace "${text}" with something that can be filmed.`),
      ...(excess > 0 ? ["Shorten it: one main action per shot is enough."] : []),
    ],
  };
}
