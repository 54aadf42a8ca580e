import { expect, test } from "vitest";
import { plannedAd } from "@/testing/planned-ad";
import { judgedMeasurements, type RubricQuestion, rubricFor, rubricSchema } from "./rubric";
import { createScorecard, type Measurement } from "./scorecard";

const { plan } = plannedAd(
  "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
  {
    durationSeconds: 15,
    clips: 3,
  },
);
const [first] = plan.shots;
if (!first) throw new Error("the plan has no shot");
const asked = (questions: readonly RubricQuestion[]) => questions.map(({ metric }) => metric);

test("a shot is asked about what was planned for it, in its own words", () => {
  const questions = rubricFor(plan, first);
  expect(asked(questions)).toEqual(
    expect.arrayContaining(["action", "scene", "appearanceStyle", "artefacts"]),
  );
  expect(questions.find(({ metric }) => metric === "action")?.question).toContain(first.action);
  expect(new Set(asked(questions)).size).toBe(questions.length);
});

test("nobody is asked to read where nothing is written, or about things that must not be seen yet", () => {
  const bare = { ...first, elements: [], composition: "" };
  expect(asked(rubricFor(plan, bare))).toEqual(["action", "scene", "appearanceStyle", "artefacts"]);
  const product = plan.elements.find(({ kind }) => kind === "product");
  if (!product) throw new Error("the plan has no product");
  const labelled = { ...plan, elements: [{ ...product, label: "NORTHWIND" }] };
  const showing = (visibility: "full" | "hidden") => ({
    ...first,
    elements: [{ key: product.key, visibility, emphasis: 1, action: "" }],
  });
  const seen = rubricFor(labelled, showing("full"));
  expect(seen.find(({ metric }) => metric === "legibleText")?.question).toContain('"NORTHWIND"');
  expect(asked(rubricFor(labelled, showing("hidden")))).not.toContain("objectClass");
});

test("every question has to be answered, by one of the grades and with a reason", () => {
  const questions: RubricQuestion[] = [
    { metric: "action", question: "?" },
    { metric: "scene", question: "?" },
  ];
  const schema = rubricSchema(questions);
  const good = { grade: "mostly", why: "The cup is poured." };
  expect(schema.safeParse({ answers: { action: good, scene: good } }).success).toBe(true);
  for (const answers of [
    { action: good },
    { action: good, scene: { grade: "maybe", why: "x" } },
    { action: good, scene: { grade: "no", why: " " } },
  ]) {
    expect(schema.safeParse({ answers }).success).toBe(false);
  }
});

test("grades become thirds, keep their reasons, and never count in the overall score", () => {
  const judged = judgedMeasurements({
    action: { grade: "yes", why: "It pours." },
    colour: { grade: "mostly", why: "A little pale." },
    scene: { grade: "partly", why: "A kitchen, but dark." },
    artefacts: { grade: "no", why: "Six fingers." },
  });
  expect(judged.map(({ metric, method, score }) => [metric, method, score])).toEqual([
    ["action", "hosted", 100],
    ["scene", "hosted", 33],
    ["colour", "hosted", 67],
    ["artefacts", "hosted", 0],
  ]);
  expect(judged.at(-1)?.note).toBe("no: Six fingers.");
  const signal: Measurement = {
    metric: "imagingQuality",
    method: "signal",
    score: 80,
    raw: 1,
    parts: {},
    note: null,
  };
  expect(createScorecard("clip", [signal, ...judged])).toMatchObject({
    overall: 80,
    weights: { imagingQuality: 3 },
  });
});

test("where a network and a signal measured one metric, the network's number counts and neither is averaged", () => {
  const of = (method: "signal" | "model", score: number): Measurement => ({
    metric: "subjectConsistency",
    method,
    score,
    raw: 1,
    parts: {},
    note: null,
  });
  const card = createScorecard("clip", [of("signal", 20), of("model", 90)]);
  expect(card.overall).toBe(90);
  expect(card.measurements).toHaveLength(2);
});
