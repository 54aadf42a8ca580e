import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { projectLedger } from "@/db/queries/project-history";
import { newestBrief } from "@/db/queries/projects";
import { addRun, getRun, latestRun, refOf } from "@/db/queries/runs";
import { newestWorkspace } from "@/db/queries/workspaces";
import type { RunRef } from "@/domain/build/build";
import type { RewriteRequest } from "@/domain/plan/rewrite-request";
import { type SceneRewriteField, sceneRewriteFields } from "@/domain/plan/rewrite-scene";
import { type RewriteField, rewriteFields } from "@/domain/plan/rewrite-shot";
import type { Models } from "@/pipeline/ports";
import type { RemoteTextModel, TextReply } from "@/providers/contract/text-model";
import { createOpenAiModels } from "@/providers/openai/openai-models";
import type { Runtime } from "@/runtime/runtime";
import { createCaller } from "@/server/root";
import { atEnd } from "@/testing/at-end";
import { smallestAnswer } from "@/testing/doubles/openai-chat";
import { startOpenAiDouble } from "@/testing/doubles/openai-double";
import { addMaker } from "@/testing/makers";
import { surveyStudio } from "@/testing/surveyed-ad";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let studio: Awaited<ReturnType<typeof surveyStudio>>;
let run: RunRef;

beforeEach(async () => {
  db = await testDatabase();
  studio = await surveyStudio(db);
  const { projectId, ownerId } = await studio.open({
    prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
    durationSeconds: 5,
    clips: 2,
    aspect: "1:1",
  });
  const { id: briefId } = await newestBrief(db, projectId);
  run = await addRun(db, { projectId, ownerId, briefId, options: { shotSeeds: {}, guided: true } });
  await studio.work(run);
});
afterEach(() => studio.close());

function callerOf(ownerId: string) {
  const runtime = {
    outbox: { add: async () => undefined },
    models: { forChoice: async () => studio.models },
  } as unknown as Runtime;
  const user = { userId: ownerId, username: "tester", role: "maker" as const };
  return createCaller({ db, runtime, user, address: "test" });
}

type Wish = { guidance?: string; attempt?: number; models?: Models };

const rewrite = (fields: RewriteField[], { models, ...wish }: Wish = {}) =>
  proposed({ shotKey: "shot-1", fields, guidance: "", attempt: 0, ...wish }, models);

const rewriteScene = (fields: SceneRewriteField[], { models, ...wish }: Wish = {}) =>
  proposed({ sceneKey: "scene-1", fields, guidance: "", attempt: 0, ...wish }, models);

/** Asks as the page does, and lets the run go to its end. */
async function proposed(request: RewriteRequest, models: Models = studio.models) {
  const { storyboard } = callerOf(run.ownerId);
  const of = { projectId: run.projectId };
  const { runId } = await storyboard.askForRewrite({ ...of, ...request });
  const asked = await getRun(db, runId);
  if (!asked) throw new Error("there is no run");
  expect(await storyboard.rewrite({ ...of, runId })).toMatchObject({ state: "writing" });
  await studio.run(refOf(asked), { models });
  const view = await storyboard.rewrite({ ...of, runId });
  if (view.state !== "proposed") throw new Error(`nothing was proposed: ${JSON.stringify(view)}`);
  return view;
}

const planOf = async () => {
  const { planned } = await callerOf(run.ownerId).workspace.get({ projectId: run.projectId });
  if (!planned) throw new Error("nothing is planned");
  return planned.plan;
};

test("a field is proposed anew with exactly what was asked for; the plan and the run that waits stay as they are", async () => {
  const before = await planOf();
  const { proposal, costMicros } = await rewrite(["composition"], { guidance: "from above" });
  expect(Object.keys(proposal)).toEqual(["composition"]);
  expect(proposal.composition).not.toBe(before.shots[0]?.composition);
  expect(costMicros).toBe(0);
  expect(await planOf()).toEqual(before);
  expect((await newestWorkspace(db, run.projectId)).version).toBe(0);
  expect(await latestRun(db, run.projectId)).toMatchObject({ id: run.id, status: "waiting" });
  expect((await callerOf(run.ownerId).projects.list({})).items[0]?.status).toBe("waiting");
});

test("a whole shot is proposed anew, by elements that the plan has; another attempt says something else", async () => {
  const fields: RewriteField[] = ["action", "camera", "overlays", "voiceOver", "sounds", "elements"];
  const { proposal } = await rewrite(fields);
  const { elements } = await planOf();
  expect(Object.keys(proposal).toSorted()).toEqual(fields.toSorted());
  expect(proposal.elements?.length).toBeGreaterThan(0);
  expect(proposal.elements?.every(({ key }) => elements.some((element) => element.key === key))).toBe(true);
  expect((await rewrite(fields, { attempt: 1 })).proposal.action).not.toBe(proposal.action);
});

test("a scene is proposed anew with exactly what was asked for, and taking it is an edit of the plan like any other", async () => {
  const before = await planOf();
  const [scene] = before.scenes;
  const { proposal, request, costMicros } = await rewriteScene(["description", "emotion"]);
  expect(request).toMatchObject({ sceneKey: "scene-1", fields: ["description", "emotion"] });
  expect([Object.keys(proposal).toSorted(), costMicros]).toEqual([["description", "emotion"], 0]);
  expect([proposal.description, proposal.emotion]).not.toEqual([scene?.description, scene?.emotion]);
  expect(await planOf()).toEqual(before);
  const whole = await rewriteScene([...sceneRewriteFields]);
  expect(Object.keys(whole.proposal).toSorted()).toEqual([...sceneRewriteFields].toSorted());
  const others = await rewriteScene([...sceneRewriteFields], { attempt: 1 });
  expect(others.proposal).not.toEqual(whole.proposal);

  const scenes = before.scenes.map((one) => (one === scene ? { ...one, ...whole.proposal } : one));
  const { data } = await newestWorkspace(db, run.projectId);
  await callerOf(run.ownerId).workspace.save({
    projectId: run.projectId,
    baseVersion: 0,
    data: { ...data, plan: { ...before, scenes } },
    change: { what: "Changed scene 1", target: "scene/scene-1" },
  });
  expect((await planOf()).scenes[0]).toEqual({ ...scene, ...whole.proposal });
});

test("a scene that is not in the plan any more is not written", async () => {
  const { storyboard } = callerOf(run.ownerId);
  const of = { projectId: run.projectId };
  const gone = { sceneKey: "scene-99", fields: ["title" as const], guidance: "", attempt: 0 };
  const { runId } = await storyboard.askForRewrite({ ...of, ...gone });
  const asked = await getRun(db, runId);
  if (asked) await studio.run(refOf(asked), { models: studio.models });
  expect(await storyboard.rewrite({ ...of, runId })).toMatchObject({ state: "failed" });
});

test("the same wish of the same plan is not asked twice; of another plan it is", async () => {
  const asked = () => studio.calls.filter((call) => call === "text plan.rewrite").length;
  const { proposal } = await rewrite(["action"]);
  expect([asked(), (await rewrite(["action"])).proposal]).toEqual([1, proposal]);
  expect(asked()).toBe(1);
  const plan = await planOf();
  const shots = plan.shots.map((shot) => (shot.key === "shot-2" ? { ...shot, action: "It rains." } : shot));
  const { data } = await newestWorkspace(db, run.projectId);
  const change = { what: "Changed the action of shot 2", target: "shot/shot-2" };
  const saved = { baseVersion: 0, data: { ...data, plan: { ...plan, shots } }, change };
  await callerOf(run.ownerId).workspace.save({ projectId: run.projectId, ...saved });
  await rewrite(["action"]);
  expect(asked()).toBe(2);
});

test("only one text is written at a time, and a run of somebody else's is as unknown as none", async () => {
  const { storyboard } = callerOf(run.ownerId);
  const request = {
    projectId: run.projectId,
    shotKey: "shot-1",
    fields: ["action" as const],
    guidance: "",
    attempt: 0,
  };
  const { runId } = await storyboard.askForRewrite(request);
  await expect(storyboard.askForRewrite(request)).rejects.toMatchObject({ code: "CONFLICT" });
  const other = await addMaker(db, "other");
  await expect(
    callerOf(other.ownerId).storyboard.rewrite({ projectId: other.projectId, runId }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(storyboard.rewrite({ projectId: run.projectId, runId: run.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("a project that is deleted has nothing written any more", async () => {
  const { storyboard, projects } = callerOf(run.ownerId);
  const of = { projectId: run.projectId };
  const { runId } = await storyboard.askForRewrite({
    ...{ ...of, shotKey: "shot-1", fields: ["action"], guidance: "", attempt: 0 },
  });
  await projects.remove(of);
  expect(await getRun(db, runId)).toMatchObject({ status: "cancelled" });
});

const answerMicros = 1_500;

/** A language model that gives these answers, each at a price. */
function paidModel(answers: string[]): RemoteTextModel {
  const reply = (text: string): TextReply => ({
    ...{ text, refusal: null, truncated: false },
    usage: { inputTokens: 10, outputTokens: 10 },
  });
  return {
    ...{ id: "fake/writer", name: "Fake writer", version: "1", draft: false, typicalSeconds: 1 },
    priceMicros: () => answerMicros,
    job: {
      provider: "fake",
      ceilingMicros: () => 2 * answerMicros,
      submit: async () => ({
        state: "answered",
        result: reply(answers.shift() ?? "no answer was prepared"),
        costMicros: answerMicros,
      }),
      find: async () => "absent",
      status: () => Promise.reject(new Error("it answers at once")),
      cancel: async () => undefined,
    },
  };
}

test("a language model is paid for what it was asked, also for an answer that was mended, and for nothing twice", async () => {
  const answers = ["not JSON", JSON.stringify({ action: "She ties the lace.", mood: "calm" })];
  const models = { ...studio.models, text: paidModel(answers) };
  const written = await rewrite(["action"], { models });
  expect(written).toMatchObject({ proposal: { action: "She ties the lace." }, costMicros: 2 * answerMicros });
  const again = await rewrite(["action"], { models });
  expect(again).toMatchObject({ proposal: written.proposal, costMicros: 0 });
  const charged = (await projectLedger(db, run.projectId)).filter(({ model }) => model === "fake/writer");
  expect(charged.map(({ stage, amountMicros }) => [stage, amountMicros])).toEqual([
    ["plan", answerMicros],
    ["plan", answerMicros],
  ]);
});

test("OpenAI writes fields, a whole shot and a whole scene again, is told the wish, and is paid what it bills", async () => {
  const double = await startOpenAiDouble({ answer: smallestAnswer });
  atEnd(() => double.close());
  const { text } = createOpenAiModels({ apiKey: double.apiKey, baseUrl: double.url, storesAnswers: true });
  const wish = { models: { ...studio.models, text }, guidance: "by night" };
  for (const propose of [
    () => rewrite(["camera"], wish),
    () => rewrite([...rewriteFields], wish),
    () => rewriteScene(["setting"], wish),
    () => rewriteScene([...sceneRewriteFields], wish),
  ]) {
    const before = double.bill().length;
    const { request, proposal, costMicros } = await propose();
    const bill = double.bill().slice(before);
    expect([bill.length, costMicros]).toEqual([1, bill[0]?.micros]);
    expect(double.questions.at(-1)?.prompt).toContain("The maker's wish: by night");
    expect(request.fields).toEqual(expect.arrayContaining(Object.keys(proposal)));
    expect(Object.keys(proposal).length).toBeGreaterThan(0);
  }
});

test("of a scene a language model says what stands in a plan, without what nobody wanted", async () => {
  const setting = { kind: "cafe", description: " a corner cafe \u0007in the rain " };
  const answers = [JSON.stringify({ title: " ", setting, weather: "rain" })];
  const models = { ...studio.models, text: paidModel(answers) };
  const { proposal, costMicros } = await rewriteScene(["title", "setting"], { models });
  expect(proposal).toEqual({ setting: { kind: "cafe", description: "a corner cafe in the rain" } });
  expect(costMicros).toBe(answerMicros);
});
