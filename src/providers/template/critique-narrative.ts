import type { z } from "zod";
import type { Narrative, narrativeCriticOutput, narrativeDimensions, Plan } from "@/domain/plan/plan";
import type { NarrativeCritiqueInput } from "@/domain/plan/tasks";
import { countWords } from "@/domain/text/wording";

type Dimension = (typeof narrativeDimensions)[number];
type Finding = { share: number; issue: string };

/** Part of `parts` that holds, 0-1. */
function share(parts: readonly boolean[]): number {
  return parts.length === 0 ? 1 : parts.filter(Boolean).length / parts.length;
}

const mentions = (text: string, words: string) => text.toLowerCase().includes(words.toLowerCase());

function checkArc({ emotionalArc }: Narrative, plan: Plan): number {
  const covered = plan.scenes.map(({ key }) => emotionalArc.some(({ sceneKey }) => sceneKey === key));
  const strengths = emotionalArc.map(({ intensity }) => intensity);
  const moves = plan.scenes.length < 2 || Math.max(...strengths) - Math.min(...strengths) >= 0.2;
  const different = plan.scenes.length < 2 || new Set(emotionalArc.map(({ emotion }) => emotion)).size > 1;
  return share([...covered, moves, different]);
}

function findings({ brief, plan, narrative }: NarrativeCritiqueInput): Record<Dimension, Finding> {
  const paragraphs = narrative.story.split(/\n{2,}/).filter((text) => text.trim() !== "");
  const words = countWords(narrative.story);
  const [first, last] = [plan.scenes[0], plan.scenes.at(-1)];
  const product = plan.elements.find(({ kind }) => kind === "product");
  const name = brief.brand.name || product?.label || product?.name || plan.title;
  const joined = plan.scenes
    .slice(1)
    .map((scene, index) =>
      narrative.sceneConnections.some(({ from, to }) => from === plan.scenes[index]?.key && to === scene.key),
    );
  return {
    coherence: {
      share: share([
        paragraphs.length >= 2 && paragraphs.length <= 3,
        words >= 60,
        words <= 320,
        new Set(paragraphs).size === paragraphs.length,
        mentions(narrative.story, first?.setting.description ?? ""),
      ]),
      issue:
        "Tell the story in two or three paragraphs of 60 to 320 words that start in the first scene's place.",
    },
    emotionalArc: {
      share: checkArc(narrative, plan),
      issue: "Name an emotion for each scene, with intensities that rise and fall.",
    },
    sceneConnections: { share: share(joined), issue: "Say how each scene leads to the next." },
    visualProgression: {
      share: share([
        countWords(narrative.visualProgression) >= 12,
        plan.scenes.length < 2 || countWords(narrative.visualProgression) >= 18,
      ]),
      issue: "Describe how the picture changes from first to last.",
    },
    brandIntegration: {
      share: share([
        mentions(narrative.story + narrative.brandNarrative, name),
        mentions(narrative.story, name.split(" ")[0] ?? name),
        narrative.productReveal.strategy === plan.reveal.strategy,
        countWords(narrative.brandNarrative) >= 12,
      ]),
      issue: `Give ${name} a part in the story, and keep the reveal that the plan sets.`,
    },
    frameworkAlignment: {
      share: share([
        mentions(narrative.story + narrative.brandNarrative, plan.framework.name),
        ...plan.scenes.slice(1).map(({ beat }) => mentions(narrative.story, beat)),
        mentions(narrative.story, last?.emotion ?? ""),
      ]),
      issue: `Follow the beats of ${plan.framework.name} by name.`,
    },
  };
}

/** Checks can find a fault, not greatness: what passes them all stays short of full marks. */
const bestScore = 92;

/** Scores a narrative by what can be checked: completeness of its parts and agreement with the plan. */
export function critiqueNarrative(input: NarrativeCritiqueInput): z.infer<typeof narrativeCriticOutput> {
  const entries = Object.entries(findings(input)) as [Dimension, Finding][];
  return {
    scores: Object.fromEntries(
      entries.map(([dimension, finding]) => [dimension, Math.round(finding.share * bestScore)]),
    ) as Record<Dimension, number>,
    issues: entries.filter(([, finding]) => finding.share < 1).map(([, { issue }]) => issue),
  };
}
