import type { ProductCategory } from "@/domain/text/lexicon/product-categories";
import type { PromptReading } from "@/domain/text/prompt-reading";
import type { BeatRole } from "./story";

type Words = Record<BeatRole, readonly [string, ...string[]]>;

export const sceneTitles: Words = {
  open: ["A first look", "Something in the air", "The hook", "An opening"],
  problem: ["The usual trouble", "An ordinary bad moment", "Before"],
  agitate: ["It gets worse", "No way around it", "Enough of this"],
  turn: ["The turn", "Enter the product", "What changes it"],
  peak: ["How it feels", "At its best", "The good part"],
  proof: ["Reasons to believe", "Others know it too", "Proof"],
  close: ["The invitation", "Last word", "Your move"],
};

const usualDescriptions: Words = {
  open: [
    "{place}: a quiet promise before anything is explained",
    "{place}, and the feeling that something good is about to start",
  ],
  problem: [
    "{place}: the {person} as we all know it, on a day without help",
    "{place}, where the same small trouble waits every day",
  ],
  agitate: [
    "{place}: the trouble comes closer and takes up the whole frame",
    "{place}, and nothing that helps",
  ],
  turn: [
    "{place}: the {noun} arrives, and the picture opens up",
    "{place}, where the {noun} takes its place as if it had always been there",
  ],
  peak: [
    "{place}: life with the {noun}, at its best moment",
    "{place}, and everything that the {noun} makes possible",
  ],
  proof: [
    "{place}: others share the moment, which says more than a claim",
    "{place}, and faces that need no words",
  ],
  close: [
    "{place}: the {noun} alone, with room for name and invitation",
    "{place}, quiet again, so that the last line is heard",
  ],
};

const withNobody: Pick<Words, "problem" | "proof"> = {
  problem: [
    "{place}, where the same small trouble waits every day",
    "{place}: nothing in it helps, and nothing moves",
  ],
  proof: [
    "{place}: one more look, which says more than a claim",
    "{place}, and a detail that needs no words",
  ],
};

/** What happens in a scene, by its part in the story. */
export const sceneDescriptions = ({ withoutPeople }: Pick<PromptReading, "withoutPeople">): Words =>
  withoutPeople ? { ...usualDescriptions, ...withNobody } : usualDescriptions;

export const sceneEmotions: Words = {
  open: ["curiosity", "anticipation"],
  problem: ["frustration", "weariness"],
  agitate: ["impatience", "tension"],
  turn: ["surprise", "relief"],
  peak: ["joy", "delight", "pride"],
  proof: ["trust", "belonging"],
  close: ["confidence", "desire"],
};

/** For whom an ad is when the prompt does not say. */
export const usualAudiences: Record<ProductCategory, string> = {
  beverage: "people who take their breaks seriously",
  food: "hungry people nearby",
  sport: "people who like to move",
  fashion: "people who choose what they wear with care",
  beauty: "people who keep a small daily ritual",
  tech: "people who want things to simply work",
  app: "busy people with a phone in their hand",
  automotive: "people who enjoy the way there",
  travel: "people who need to get away",
  home: "people who like coming home",
  event: "people looking for a reason to go out",
  education: "people who want to learn something new",
  finance: "people who want calm about money",
  health: "people who want to feel better",
  family: "families",
  nonprofit: "people who want to help",
  generic: "people who are curious",
};
