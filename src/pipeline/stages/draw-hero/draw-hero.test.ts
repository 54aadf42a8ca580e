import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { projectHeroes } from "@/db/queries/heroes";
import { projectTakes, slotValue } from "@/db/queries/project-history";
import { addBrief, getProject, newestBrief } from "@/db/queries/projects";
import { addRun, latestHeroRun, latestVideoRun, moveRun, refOf } from "@/db/queries/runs";
import type { RunRef } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import type { HeroRequest } from "@/domain/run/run";
import { digestOf } from "@/pipeline/content-key";
import type { Models } from "@/pipeline/ports";
import { callsOnly } from "@/testing/faults/faulty-run";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

const brief = {
  prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
  durationSeconds: 5,
  clips: 2,
  aspect: "1:1" as const,
  coherence: { qualityRegeneration: false, finishing: false },
};
const four: HeroRequest = { count: 4, seed: 7, model: null, parent: null };

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let before: ((call: string) => void) | undefined;

beforeEach(async () => {
  db = await testDatabase();
  before = undefined;
  studio = await testStudio(db, { measures: true, before: (call) => before?.(call) });
});
afterEach(() => studio.close());

async function nextRun({ projectId, ownerId }: RunRef, heroes?: HeroRequest): Promise<RunRef> {
  const { id: briefId } = await newestBrief(db, projectId);
  return addRun(db, {
    projectId,
    ownerId,
    briefId,
    options: { shotSeeds: {}, ...(heroes && { heroes }) },
  });
}

async function choose({ projectId }: RunRef, heroDigest: string | null): Promise<void> {
  const { data } = await newestBrief(db, projectId);
  const changed = { ...data, heroDigest };
  await addBrief(db, { projectId, brief: changed, digest: digestOf(changed) });
}

const worked = (kind: string, since: number) =>
  studio.calls.slice(since).filter((call) => call.startsWith(kind)).length;

/** The same models; what the image model gets as a hero frame is told. */
function watched(models: Models, onHero: (digest: string) => void): Models {
  const { image } = models;
  if (image.job) throw new Error("these tests draw on this machine");
  return {
    ...models,
    image: {
      ...image,
      draw(request) {
        for (const { role, digest } of request.references) if (role === "hero") onHero(digest);
        return image.draw(request);
      },
    },
  };
}

test("candidates are drawn, measured and ranked, the plan is kept for the video, and the project stays a draft", async () => {
  const first = await studio.open(brief);
  const run = { ...first, options: { shotSeeds: {}, heroes: four } };
  expect(await studio.run(run)).toEqual({ status: "done" });
  const heroes = await projectHeroes(db, run.projectId);
  expect(heroes.map(({ hero }) => hero.position)).toEqual([1, 2, 3, 4]);
  expect(heroes.map(({ hero }) => hero.rank).toSorted()).toEqual([1, 2, 3, 4]);
  expect(heroes.every(({ score, take }) => score !== null && take.kind === "hero")).toBe(true);
  expect(new Set(heroes.map(({ hero }) => hero.label)).size).toBe(4);
  const best = heroes.find(({ hero }) => hero.rank === 1);
  expect(best?.hero.reason).toMatch(/^“.+” wins with/);
  expect(best?.score).toBe(Math.max(...heroes.map(({ score }) => score ?? 0)));
  const asked = worked("text", 0);

  const video = await nextRun(run);
  expect(await studio.run(video, { recipe: callsOnly })).toEqual({ status: "done" });
  expect(worked("text", 0)).toBe(asked);
});

test("a hero frame leaves words, plan and sound as they were; what is drawn after it is drawn anew, and nothing else", async () => {
  const plain = await studio.open(brief);
  await studio.run(plain, { recipe: callsOnly });
  await studio.run(await nextRun(plain, four));
  expect((await getProject(db, plain.projectId)).status).toBe("done");
  const heroes = await projectHeroes(db, plain.projectId);
  const plan = await slotValue(db, { runId: plain.id, slot: "plan" });
  const { palette } = (plan as { plan: Plan }).plan;
  const sameColours = heroes.find(({ hero }) => hero.position > 1 && !hero.label.includes("colours"));
  const otherColours = heroes.find(({ hero }) => hero.label.includes("colours"));
  expect(sameColours?.hero.scene.palette).toEqual(palette);
  expect(otherColours?.hero.scene.palette).not.toEqual(palette);

  /** Digests of the hero frames that the image model was shown. */
  let shown: string[] = [];
  const models = watched(studio.models, (digest) => shown.push(digest));
  /** How many clips, and how much else, a run in another look has made. */
  const drawnAfter = async (digest: string | null) => {
    await choose(plain, digest);
    shown = [];
    const made = studio.calls.length;
    const run = await nextRun(plain);
    expect(await studio.run(run, { recipe: callsOnly, models })).toEqual({ status: "done" });
    expect(await slotValue(db, { runId: run.id, slot: "plan" })).toEqual(plan);
    const [clips, pictures] = [worked("clip", made), worked("image", made)];
    return { clips, pictures, others: studio.calls.length - made - clips - pictures };
  };
  const elements = (plan as { plan: Plan }).plan.elements.filter(({ kind }) => kind !== "location").length;
  // Another place and framing where the video opens: the shot that plays there, and what must match the picture.
  expect(await drawnAfter(sameColours?.take.digest ?? "")).toEqual({
    clips: 1,
    pictures: elements + 2,
    others: 0,
  });
  // The elements and the opening frame are drawn with the picture before the model's eyes.
  expect(shown).toEqual(Array.from({ length: elements + 1 }, () => sameColours?.take.digest));
  // Other colours are other colours everywhere.
  expect(await drawnAfter(otherColours?.take.digest ?? "")).toMatchObject({ clips: 2, others: 0 });
  expect(await drawnAfter(null)).toEqual({ clips: 0, pictures: 0, others: 0 });
});

test("derived candidates know what they came from; one that fails leaves the others, and resuming draws only it", async () => {
  const plain = await studio.open(brief);
  await studio.run({ ...plain, options: { shotSeeds: {}, heroes: four } });
  const [parent] = await projectHeroes(db, plain.projectId);
  let refusals = 1;
  before = (call) => {
    if (call.startsWith("image") && refusals-- > 0)
      throw new StudioError("provider-rejected", "Not this one");
  };
  const derived = await nextRun(plain, {
    ...four,
    seed: 11,
    parent: { takeId: parent?.take.id ?? "", guidance: "closer, at night", strength: 0.5 },
  });
  expect(await studio.run(derived)).toMatchObject({
    status: "needs-attention",
    failures: [{ message: "Not this one" }],
  });
  const children = async () =>
    (await projectHeroes(db, plain.projectId)).filter(({ hero }) => hero.parentTakeId === parent?.take.id);
  expect(await children()).toHaveLength(3);
  expect((await latestHeroRun(db, plain.projectId))?.failure?.message).toMatch(
    /^One hero frame could not be made/,
  );
  expect((await latestVideoRun(db, plain.projectId))?.id).toBe(plain.id);

  const drawn = studio.calls.length;
  const move = { from: ["needs-attention"], to: "queued", newAttempt: true } as const;
  const resumed = await moveRun(db, derived.id, move);
  expect(resumed && (await studio.run(refOf(resumed)))).toEqual({ status: "done" });
  expect(worked("image", drawn)).toBe(1);
  const all = await children();
  expect(all.map(({ hero }) => hero.scene.timeOfDay)).toEqual(["night", "night", "night", "night"]);
  expect(all.map(({ hero }) => hero.rank).toSorted()).toEqual([1, 2, 3, 4]);
  const takes = await projectTakes(db, plain.projectId);
  expect(takes.filter(({ take, chosen }) => take.kind === "hero" && chosen === take.id)).toHaveLength(1);
});
