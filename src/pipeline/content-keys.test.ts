import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { artifacts, runArtifacts } from "@/db/schema/all";
import { digestOf } from "@/pipeline/content-key";
import type { Recipe } from "@/pipeline/recipes/ad";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import { enhancePrompt } from "@/pipeline/stages/enhance-prompt/stage";
import { makeSound } from "@/pipeline/stages/make-sound/stage";
import { planShots } from "@/pipeline/stages/plan-shots/stage";
import { readBrief } from "@/pipeline/stages/read-brief/stage";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;

beforeEach(async () => {
  db = await testDatabase();
  studio = await testStudio(db);
});
afterEach(() => studio.close());

/** All takes of an ad: what costs. */
const takesOnly: Recipe = async (ctx) => {
  const brief = await readBrief(ctx);
  const planned = await planShots(ctx, { brief, prompt: await enhancePrompt(ctx, brief) });
  const { plan } = planned.value;
  const { chainedFrames, parallelClips } = brief.value.coherence;
  await drawElements(ctx, { brief, planned, look: null });
  await drawFrames(ctx, { plan, chained: chainedFrames });
  await animateShots(ctx, { plan, parallel: parallelClips });
  await makeSound(ctx, { brief, planned });
  return { status: "done" };
};

/**
 * Of what was made with the release that first had projects in versions. A change of it costs makers everything that they
 * have paid for: they would pay once more for what they have.
 */
const keysOfRelease = "11e658f4578bb36d285e3555a3db2a030e1baaf87258e1cbbc2b43f93b18f951";

test("where the maker wishes for nothing, keys are what they were: nothing that is there is made again", async () => {
  const asThen = {
    prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
    ...{ durationSeconds: 5, clips: 3, aspect: "1:1" as const },
  };
  const run = await studio.open(asThen, null);
  await studio.run(run, { recipe: takesOnly });
  const rows = await db
    .select({ slot: runArtifacts.slot, key: artifacts.contentKey })
    .from(runArtifacts)
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(eq(runArtifacts.runId, run.id))
    .orderBy(runArtifacts.slot);
  // The record of the rounds holds how long they took.
  const ofMedia = rows.filter(({ slot }) => /^(brief|enhance\/|plan|element|shot|music)/.test(slot));
  expect(ofMedia.length).toBeGreaterThan(15);
  expect(digestOf(Object.fromEntries(ofMedia.map(({ slot, key }) => [slot, key])))).toBe(keysOfRelease);
});
