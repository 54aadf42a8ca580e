import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { projectLedger, runTraces } from "@/db/queries/project-history";
import { runEventsAfter } from "@/db/queries/runs";
import { scorecards, takes } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import { noLimits } from "@/domain/cost/limits";
import { type Scorecard, scorecard } from "@/domain/quality/scorecard";
import { createOpenAiModels } from "@/providers/openai/openai-models";
import { createRecords } from "@/runtime/records";
import type { ContentFault } from "@/testing/doubles/http-double";
import { type OpenAiDouble, startOpenAiDouble } from "@/testing/doubles/openai-double";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

const brief = {
  prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
  durationSeconds: 5,
  clips: 2,
  aspect: "1:1" as const,
};

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let double: OpenAiDouble;

beforeAll(async () => {
  db = await testDatabase();
  studio = await testStudio(db, { measures: true });
  double = await startOpenAiDouble();
  await studio.run(await studio.open(brief));
}, 120_000);
afterAll(async () => {
  await studio.close();
  await double.close();
});

/** A run of the brief with this judge; everything but its opinion is there already. */
async function judgedRun(vendorId: string): Promise<RunRef> {
  const { apiKey, url: baseUrl } = double;
  const { judge } = createOpenAiModels({
    apiKey,
    baseUrl,
    storesAnswers: true,
    textModel: { vendorId },
    wait: async () => undefined,
  });
  const run = await studio.open(brief);
  expect(await studio.run(run, { models: { ...studio.models, judge } })).toEqual({ status: "done" });
  return run;
}

async function clipCards(run: RunRef): Promise<Scorecard[]> {
  const rows = await db
    .select({ data: scorecards.data })
    .from(scorecards)
    .innerJoin(takes, eq(takes.id, scorecards.takeId))
    .where(eq(takes.projectId, run.projectId));
  return rows.map(({ data }) => scorecard.parse(data));
}

const hosted = ({ measurements }: Scorecard) => measurements.filter(({ method }) => method === "hosted");

async function notesOf(run: RunRef): Promise<string[]> {
  const events = await runEventsAfter(db, { runId: run.id, afterId: 0 });
  return events.flatMap(({ data }) => (data.type === "note" ? [data.message] : []));
}

const opinionsOf = async (run: RunRef) =>
  (await runTraces(db, run.id)).filter(({ title }) => title.startsWith("What "));

test("each shot is judged from its frames; the grades stand beside the score, which stays what it was", {
  timeout: 60_000,
}, async () => {
  double.answerWith(({ schema }) => gradesFor(schema, "partly"));
  const run = await judgedRun("gpt-6-sol");
  const asked = double.questions.filter(({ metadata }) => metadata.framewright_task === "judge.clip");
  expect(asked).toHaveLength(2);
  expect(asked.every(({ images }) => images === 4)).toBe(true);
  for (const card of (await clipCards(run)).filter(({ subject }) => subject === "clip")) {
    expect(hosted(card).length).toBeGreaterThan(3);
    expect(hosted(card)[0]).toMatchObject({ score: 33, note: "partly: The cup stands on the table." });
    expect(Object.keys(card.weights)).not.toContain(hosted(card)[0]?.metric);
  }
  const opinions = await opinionsOf(run);
  expect(opinions).toHaveLength(2);
  expect(opinions[0]?.data).toMatchObject({
    judge: "openai/gpt-6-sol",
    instructions: expect.stringContaining("yes, mostly, partly or no"),
    prompt: expect.stringContaining("Questions:"),
    answers: expect.arrayContaining([
      { question: expect.any(String), grade: "partly", why: "The cup stands on the table." },
    ]),
  });
  const paid = (await projectLedger(db, run.projectId)).reduce(
    (sum, { amountMicros }) => sum + amountMicros,
    0,
  );
  expect(paid).toBe(double.bill().reduce((sum, { micros }) => sum + micros, 0));
});

test("the same judge is not paid twice for the same shots", { timeout: 60_000 }, async () => {
  const before = double.questions.length;
  const run = await judgedRun("gpt-6-sol");
  expect(double.questions).toHaveLength(before);
  expect(await opinionsOf(run)).toHaveLength(2);
});

const faults: { judge: string; faults: ContentFault[]; told: string; paid: number }[] = [
  { judge: "gpt-6-luna", faults: ["refusal", "refusal"], told: "declined to answer", paid: 2 },
  {
    judge: "gpt-5-mini",
    faults: Array(4).fill("schema-violation"),
    told: "no answer that can be used",
    paid: 4,
  },
  {
    judge: "gpt-4o-mini",
    faults: Array(4).fill("truncated-answer"),
    told: "cut off before its end",
    paid: 4,
  },
  {
    judge: "gpt-5.4-mini",
    faults: ["safety-rejection", "safety-rejection"],
    told: "did not judge shot 1",
    paid: 0,
  },
];

test.each(faults)(
  "a judge whose answers are $faults.0 stops nothing: the video is made, the maker is told, what it cost is booked",
  { timeout: 60_000 },
  async ({ judge, faults: script, told, paid }) => {
    for (const kind of script) double.faults.add("chat.completions.create", { kind });
    const billed = double.bill().length;
    const run = await judgedRun(judge);
    expect(double.bill().length - billed).toBe(paid);
    const notes = await notesOf(run);
    expect(notes.filter((message) => message.includes("The video is not affected"))).toHaveLength(2);
    expect(notes.join("\n")).toContain(told);
    expect(await opinionsOf(run)).toEqual([]);
    const charged = (await projectLedger(db, run.projectId)).reduce(
      (sum, { amountMicros }) => sum + amountMicros,
      0,
    );
    expect(charged).toBe(double.bill().reduce((sum, { micros }) => sum + micros, 0));
  },
);

test("a limit that leaves nothing for the judge stops nothing", { timeout: 60_000 }, async () => {
  const { records } = studio.deps;
  studio.deps.records = createRecords(db, { costLimits: { ...noLimits, run: 1 } });
  try {
    const billed = double.bill().length;
    const run = await judgedRun("gpt-5.5");
    expect(double.bill()).toHaveLength(billed);
    expect((await notesOf(run)).filter((message) => message.includes("limit"))).toHaveLength(2);
  } finally {
    studio.deps.records = records;
  }
});

test("another judge's grades take the place of the earlier ones on the card", {
  timeout: 60_000,
}, async () => {
  double.answerWith(({ schema }) => gradesFor(schema, "yes"));
  const cards = await clipCards(await judgedRun("gpt-6.1-sol"));
  for (const card of cards.filter(({ subject }) => subject === "clip")) {
    const grades = hosted(card);
    expect(new Set(grades.map(({ score }) => score))).toEqual(new Set([100]));
    expect(new Set(grades.map(({ metric }) => metric)).size).toBe(grades.length);
    expect(card.measurements.length).toBeGreaterThan(grades.length + 5);
  }
});

/** Every question of a strict schema answered with one grade. */
function gradesFor(schema: unknown, grade: string): string {
  const { properties } = schema as { properties: { answers: { properties: Record<string, unknown> } } };
  const names = Object.keys(properties.answers.properties);
  const answer = { grade, why: "The cup stands on the table." };
  return JSON.stringify({ answers: Object.fromEntries(names.map((name) => [name, answer])) });
}
