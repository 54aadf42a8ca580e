import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { emptyWorkspace } from "@/domain/workspace/workspace";
import { testStudio } from "@/testing/studio";
import { piecesOf, surveyableAd } from "@/testing/surveyed-ad";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
const ad = { prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning", durationSeconds: 5, clips: 4, aspect: "1:1" as const, coherence: { qualityRegeneration: false } };
beforeEach(async () => { db = await testDatabase(); studio = await testStudio(db); });
afterEach(() => studio.close());
test("x", { timeout: 100_000 }, async () => {
  const run = await studio.open(ad);
  let t = Date.now();
  const before = await piecesOf({ db, studio }, run);
  console.log(JSON.stringify(before));
  await studio.run(run, { recipe: surveyableAd });
  console.log("run", Date.now() - t); t = Date.now();
  const after = await piecesOf({ db, studio }, run);
  console.log("survey", Date.now() - t);
  console.log(after.map((p) => `${p.slot} ${p.state} ${p.reasons} ${p.label}`).join("\n"));
  const { plan } = (await studio.deps.records.result(run, "plan")).value as any;
  console.log(JSON.stringify(plan, null, 1));
  const edited = structuredClone(plan); edited.shots[0].action += " slowly";
  const third = await piecesOf({ db, studio }, run, { ...emptyWorkspace, plan: edited });
  console.log(third.filter((p) => p.state !== "fresh").map((p) => `${p.slot} ${p.state} ${p.reasons} ${p.label}`).join("\n"));
  expect(1).toBe(1);
});
