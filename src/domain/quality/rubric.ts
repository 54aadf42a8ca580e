import { z } from "zod";
import { elementWording } from "../plan/describe-shot";
import type { Plan, PlanElement, PlanShot } from "../plan/plan";
import { sceneOf } from "../plan/shot-chain";
import { joinWords } from "../text/wording";
import type { MetricName } from "./metrics";
import type { Measurement } from "./scorecard";

export const rubricGrades = ["yes", "mostly", "partly", "no"] as const;
export type RubricGrade = (typeof rubricGrades)[number];

/** Shares of a full yes. Grades are words, because numbers that a model makes up look more exact than they are. */
const shares: Record<RubricGrade, number> = { yes: 1, mostly: 2 / 3, partly: 1 / 3, no: 0 };

/** What a judge may be asked. The names are those of VBench where it asks the same. */
export const rubricMetrics = [
  "objectClass",
  "action",
  "scene",
  "colour",
  "spatialRelationship",
  "appearanceStyle",
  "legibleText",
  "artefacts",
] as const satisfies readonly MetricName[];
export type RubricMetric = (typeof rubricMetrics)[number];

export type RubricQuestion = { metric: RubricMetric; question: string };

/** The questions that make sense for a shot: nobody is asked to read where nothing is written. */
export function rubricFor(plan: Plan, shot: PlanShot): RubricQuestion[] {
  const scene = sceneOf(plan, shot);
  const seen = shot.elements.flatMap(({ key, visibility }) => {
    const element = plan.elements.find((known) => known.key === key);
    return element && visibility !== "hidden" ? [element] : [];
  });
  return [
    ...(seen.length > 0 ? [objects(seen), colours(seen)] : []),
    { metric: "action", question: `Does this happen, as far as frames can show it: ${shot.action}` },
    {
      metric: "scene",
      question: `Is this the place and the time of day: ${scene.setting.description}, ${scene.timeOfDay.replaceAll("-", " ")}?`,
    },
    ...(shot.composition ? [arrangement(shot.composition)] : []),
    { metric: "appearanceStyle", question: `Is this the look: ${plan.look}, ${plan.mood} mood?` },
    ...labels(seen),
    {
      metric: "artefacts",
      question:
        "Is it free of what cameras do not film: deformed hands or faces, doubled or melting things, garbled letters, things that come and go?",
    },
  ];
}

const objects = (seen: readonly PlanElement[]): RubricQuestion => ({
  metric: "objectClass",
  question: `Are these to be seen, each as described: ${seen.map(elementWording).join("; ")}?`,
});

const colours = (seen: readonly PlanElement[]): RubricQuestion => ({
  metric: "colour",
  question: `Do ${joinWords(seen.map(({ name }) => name))} have the colours that are described for them?`,
});

const arrangement = (composition: string): RubricQuestion => ({
  metric: "spatialRelationship",
  question: `Are things arranged like this: ${composition}`,
});

function labels(seen: readonly PlanElement[]): RubricQuestion[] {
  const labelled = seen.filter(({ kind, label }) => label && kind !== "character");
  if (labelled.length === 0) return [];
  const words = joinWords(labelled.map(({ name, label }) => `"${label}" on ${name}`));
  return [
    {
      metric: "legibleText",
      question: `Where its side is turned to the camera, can ${words} be read, spelt so?`,
    },
  ];
}

const answer = z.object({
  grade: z.enum(rubricGrades),
  /** One sentence that names what is seen. */
  why: z.string().trim().min(1).max(300),
});

export type RubricAnswers = Partial<Record<RubricMetric, z.infer<typeof answer>>>;

/** What an answer to these questions has to look like: every question once. */
export const rubricSchema = (questions: readonly RubricQuestion[]) =>
  z.object({ answers: z.object(Object.fromEntries(questions.map(({ metric }) => [metric, answer]))) });

/** A judge's answers as measurements. They are shown beside the score and are no part of it. */
export function judgedMeasurements(answers: RubricAnswers): Measurement[] {
  return rubricMetrics.flatMap((metric) => {
    const given = answers[metric];
    if (!given) return [];
    const share = shares[given.grade];
    return [
      {
        metric,
        method: "hosted",
        score: Math.round(100 * share),
        raw: Math.round(1000 * share) / 1000,
        parts: {},
        note: `${given.grade}: ${given.why}`,
      },
    ];
  });
}
