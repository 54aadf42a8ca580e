import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { and, eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { createBranch, switchBranch } from "@/db/queries/branches";
import { plannersAnswer } from "@/db/queries/project-history";
import { addBrief } from "@/db/queries/projects";
import {
  newestOfBranch,
  newestWorkspace,
  projectBranches,
  saveWorkspace,
  workspaceVersion,
} from "@/db/queries/workspaces";
import { artifacts, ledger, runArtifacts, takes } from "@/db/schema/all";
import { brief as briefSchema } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { lookPresets } from "@/domain/look/presets";
import type { Plan } from "@/domain/plan/plan";
import { promptText } from "@/domain/plan/prompt-parts";
import { poolTargets, withItemIn } from "@/domain/pool/use-in";
import { createRandom, type Random } from "@/domain/random";
import { withAlternateShown, withNewAlternate } from "@/domain/workspace/alternates";
import { withAnotherPlan } from "@/domain/workspace/change-wishes";
import { withPlanEdit } from "@/domain/workspace/edit-plan-in-workspace";
import { type BranchContent, mergePart } from "@/domain/workspace/merge";
import { withNewSceneAlternate, withSceneAlternateShown } from "@/domain/workspace/scene-alternates";
import { isToBeMade } from "@/domain/workspace/survey";
import { emptyWorkspace, type Workspace } from "@/domain/workspace/workspace";
import {
  clip,
  end,
  first,
  last,
  type Maker,
  makerEdits,
  makerOf,
  whole,
  withChange,
} from "@/testing/maker-edits";
import { addMaker } from "@/testing/makers";
import { otherModel, surveyStudio } from "@/testing/surveyed-ad";
import { testDatabase } from "@/testing/test-database";

/** Made once for all tests: a survey writes nothing, and what is made again is put back. */
let db: Database;
let studio: Awaited<ReturnType<typeof surveyStudio>>;
let run: RunRef;
let base: Workspace;
let plan: Plan;
let maker: Maker;

beforeAll(async () => {
  db = await testDatabase();
  studio = await surveyStudio(db);
  const opened = await studio.open(brief);
  await studio.makeAgain(opened);
  const planned = (await plannersAnswer(db, opened.projectId)) as { plan: Plan } | null;
  if (!planned) throw new Error("nothing was planned");
  // The third shot goes on from the second; its first frame is the other's last.
  plan = { ...planned.plan, shots: withChange(planned.plan.shots, 3, { continuesPrevious: true }) };
  base = { ...emptyWorkspace, plan };
  const { digest: ownPicture } = await storePicture("#7a3b12");
  maker = makerOf(base, ownPicture);
  await decide(opened, base);
  run = await studio.makeAgain(opened);
}, 120_000);
afterAll(() => studio.close());

async function decide({ projectId, ownerId }: RunRef, data: Workspace): Promise<void> {
  const { version: baseVersion } = await newestWorkspace(db, projectId);
  const change = { what: "Decided otherwise", target: null };
  await saveWorkspace(db, { projectId, baseVersion, data, change, personId: ownerId });
}

async function storePicture(background: string) {
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background } });
  const bytes = await picture.png().toBuffer();
  return studio.blobs.put(Readable.from([bytes]), { contentType: "image/png" });
}

const toBeMade = async (wishes: Workspace) => (await studio.survey(run, wishes)).filter(isToBeMade);
const slotsOf = (pieces: readonly { slot: string }[]) => pieces.map(({ slot }) => slot).toSorted();

test("right after a run everything is fresh, and nothing of it would cost anything", async () => {
  const pieces = await studio.survey(run);
  expect(pieces.length).toBeGreaterThan(20);
  expect(pieces.filter(isToBeMade)).toEqual([]);
});

test("what changed is said in words, and what follows from it says from what", async () => {
  const pieces = await toBeMade(maker.editShot(1, { action: "A mother waits." }));
  const reasons = Object.fromEntries(pieces.map(({ slot, reasons: why }) => [slot, why]));
  expect(reasons).toEqual({
    [first(1)]: ["the action of the shot"],
    [last(1)]: ["the action of the shot", "Shot 1 of 4, first frame is made anew"],
    [clip(1)]: [
      "the action of the shot",
      "Shot 1 of 4, first frame is made anew",
      "Shot 1 of 4, last frame is made anew",
    ],
    cut: ["Shot 1 of 4, clip is made anew"],
    video: ["Shot 1 of 4, clip is made anew"],
  });
  expect((await toBeMade(maker.wishFrame(last(4), { seed: 5 })))[0]?.reasons).toEqual(["the seed"]);
  expect((await toBeMade(maker.wishFrame(last(4), { model: otherModel })))[0]?.reasons).toEqual([
    "the model",
  ]);
  expect((await toBeMade(maker.editElement("prop", { label: "Basil" })))[0]?.reasons).toEqual([
    "how Small potted herb looks",
  ]);
});

test("a look says that it is why, and leaves the plan alone", async () => {
  const [look] = lookPresets;
  if (!look) throw new Error("no looks");
  const pieces = await toBeMade(maker.decide({ look }));
  const drawn = pieces.filter(({ slot }) => slot.endsWith("last-frame"));
  expect(drawn.length).toBe(4);
  for (const { reasons } of drawn) expect(reasons).toContain("the look");
  expect(slotsOf(pieces).filter((slot) => slot.startsWith("plan"))).toEqual([]);
});

test("an element's picture of the library: it is the reference, and the shots that show it are drawn anew", async () => {
  const { digest } = await storePicture("#1f4d3a");
  const key = "prop";
  const showing = plan.shots.flatMap(({ elements }, at) =>
    elements.some((seen) => seen.key === key) ? whole(at + 1) : [],
  );
  const link = { itemId: "item", version: 1, referenceDigest: digest };
  const pieces = await toBeMade(maker.decide({ elements: { [key]: link } }));
  const reference = `element/${key}/reference`;
  expect(showing.length).toBeGreaterThan(0);
  expect(slotsOf(pieces)).toEqual(expect.arrayContaining([reference, ...showing].toSorted()));
  expect(slotsOf(pieces)).not.toContain("element/product/reference");
});

/** What fills each slot of a run. What a survey does not list, such as scores, is left out. */
async function resultsOf({ id }: RunRef): Promise<Map<string, string>> {
  const rows = await db
    .select({ slot: runArtifacts.slot, result: runArtifacts.artifactId })
    .from(runArtifacts)
    .where(eq(runArtifacts.runId, id));
  return new Map(
    rows
      .filter(({ slot }) => /^(element|shot|music|cut|video)/.test(slot))
      .map(({ slot, result }) => [slot, result]),
  );
}

async function billOf({ id }: RunRef): Promise<number> {
  const [row] = await db
    .select({ micros: sql<number>`coalesce(sum(${ledger.amountMicros}), 0)::int` })
    .from(ledger)
    .where(and(eq(ledger.runId, id), eq(ledger.kind, "charge")));
  return row?.micros ?? 0;
}

const priceOf = (pieces: readonly { costMicros: number }[]) =>
  pieces.reduce((sum, { costMicros }) => sum + costMicros, 0);

/** After every edit in turn: what one of them has made must not be in the way of the next. */
test.each(makerEdits)(
  "%s: exactly what is made from it goes stale, making it costs what was said, and all else keeps its bytes",
  async (_name, edit, stale) => {
    const before = await resultsOf(run);
    const pieces = await studio.survey(run, edit(maker));
    const due = pieces.filter(isToBeMade);
    expect(slotsOf(due)).toEqual(stale.toSorted());

    await decide(run, edit(maker));
    const again = await studio.makeAgain(run);
    expect(await billOf(again)).toBe(priceOf(due));
    const after = await resultsOf(again);
    const others = [...after.keys()].filter((slot) => after.get(slot) !== before.get(slot));
    expect(others.toSorted()).toEqual(stale.toSorted());
    const left = pieces.map(({ slot }) => slot).filter((slot) => before.has(slot) && !after.has(slot));
    expect(left).toEqual([]);

    expect(await toBeMade(edit(maker))).toEqual([]);
  },
);

test("after all of them, going back to the first is free, and finds everything with the bytes that it had", async () => {
  const before = await resultsOf(run);
  await decide(run, base);
  const calls = studio.calls.length;
  const back = await studio.makeAgain(run);
  expect(studio.calls.slice(calls)).toEqual([]);
  expect(await billOf(back)).toBe(0);
  expect(await resultsOf(back)).toEqual(before);
  const files = await db
    .select({ digest: takes.digest })
    .from(runArtifacts)
    .innerJoin(takes, eq(takes.id, runArtifacts.takeId))
    .where(eq(runArtifacts.runId, back.id));
  expect(files.length).toBeGreaterThan(20);
  for (const { digest } of files) {
    const { stream } = await studio.blobs.get(digest);
    expect(
      createHash("sha256")
        .update(await buffer(stream))
        .digest("hex"),
    ).toBe(digest);
  }
});

test("a pinned piece stays as it is whatever its inputs, and nothing goes stale for its sake", async () => {
  const pieces = await studio.survey(run);
  const artifactOf = (slot: string) => pieces.find((piece) => piece.slot === slot)?.artifactId ?? "";
  const edited = maker.editShot(1, { action: "A mother sings." });
  const pins = Object.fromEntries(whole(1).map((slot) => [slot, artifactOf(slot)]));
  expect(await toBeMade({ ...edited, pins })).toEqual([]);
  const onlyFrames = Object.fromEntries([first(1), last(1)].map((slot) => [slot, artifactOf(slot)]));
  expect(slotsOf(await toBeMade({ ...edited, pins: onlyFrames }))).toEqual([clip(1), ...end].toSorted());

  const before = await resultsOf(run);
  await decide(run, { ...edited, pins });
  const again = await studio.makeAgain(run);
  const after = await resultsOf(again);
  for (const slot of [...whole(1), "video"]) expect(after.get(slot)).toBe(before.get(slot));
  await decide(run, base);
});

test("a frame or a clip that is used in another place makes stale what is made from that place, and is there afterwards", async () => {
  const pieces = await studio.survey(run);
  const artifactOf = (slot: string) => pieces.find((piece) => piece.slot === slot)?.artifactId ?? null;
  const targets = poolTargets(plan, { aspect: "1:1", finishing: true });
  const used = (data: Workspace, { from, into }: { from: string; into: string }): Workspace => {
    const target = targets.find(({ slot }) => slot === into);
    if (!target) throw new Error(`${into} is no place of the plan`);
    const { kind, size } = target;
    if (kind !== "frame" && kind !== "clip") throw new Error(`${into} holds no picture`);
    const material = {
      ...{ kind, slot: from, digest: "" },
      artifactId: artifactOf(from),
      durationFrames: 1_000,
    };
    return withItemIn(data, { ...material, width: size?.width ?? 0, height: size?.height ?? 0 }, target);
  };
  const framed = used(base, { from: first(1), into: last(4) });
  expect(slotsOf(await toBeMade(framed))).toEqual([clip(4), ...end].toSorted());
  const both = used(framed, { from: clip(1), into: clip(4) });
  expect(slotsOf(await toBeMade(both))).toEqual(end.toSorted());

  await decide(run, both);
  const again = await resultsOf(await studio.makeAgain(run));
  expect(again.get(last(4))).toBe(artifactOf(first(1)));
  expect(again.get(clip(4))).toBe(artifactOf(clip(1)));
  await decide(run, base);
});

test("what the inspector shows for a shot is word for word what the run has sent, also where the maker has a composition", async () => {
  const composed = maker.wishFrame(last(4), { composition: "Everything far to the left." });
  await decide(run, composed);
  const made = await studio.makeAgain(run);
  const rows = await db
    .select({ slot: runArtifacts.slot, prompt: takes.prompt, model: takes.model, seed: takes.seed })
    .from(runArtifacts)
    .innerJoin(takes, eq(takes.id, runArtifacts.takeId))
    .where(eq(runArtifacts.runId, made.id));
  for (const { key } of plan.shots) {
    const prompts = await studio.promptsOfShot(run, key);
    const drawn = prompts?.frames.filter(({ takenOverFrom }) => takenOverFrom === null) ?? [];
    expect(drawn.length).toBe(key === plan.shots[2]?.key ? 1 : 2);
    for (const { slot, planned, model, seed } of [...drawn, ...(prompts ? [prompts.clip] : [])]) {
      const sent = rows.find((row) => row.slot === slot);
      expect(sent).toEqual({ slot, model, seed, prompt: promptText(planned.kept) });
    }
  }
  const prompts = await studio.promptsOfShot(run, plan.shots[3]?.key ?? "");
  const { kept = [], left = [] } = prompts?.frames[1]?.planned ?? {};
  const origins = [...kept, ...left].map(({ origin }) => origin);
  expect(new Set(origins)).toEqual(new Set(["shot", "element", "scene", "look", "maker", "story"]));
  expect(prompts?.planner?.prompt.map(({ text }) => text).join()).toContain(brief.prompt);
  await expect(studio.promptsOfShot(run, "nowhere")).rejects.toThrow(/no shot nowhere/);
  await decide(run, base);
});

test("another version of a shot is due like any edit of it, and the one under it is there when it is swapped back", async () => {
  const stacked = withNewAlternate({ data: base, plan }, "shot-1");
  expect(await toBeMade(stacked)).toEqual([]);
  const second = { ...maker.editShot(1, { action: "A mother hums." }), alternates: stacked.alternates };
  expect(slotsOf(await toBeMade(second))).toEqual([...whole(1), ...end].toSorted());
  const back = withAlternateShown({ data: second, plan: second.plan ?? plan }, "shot-1", "A1");
  expect(await toBeMade(back)).toEqual([]);
});

test("another version of a scene is due with all its shots, and the one under it is there when it is swapped back", async () => {
  const sceneKey = plan.shots.find(({ key }) => key === "shot-1")?.sceneKey ?? "";
  const stacked = withNewSceneAlternate({ data: base, plan }, sceneKey);
  expect(await toBeMade(stacked)).toEqual([]);
  const split = { type: "split-shot", key: "shot-1", newKey: "shot-new" } as const;
  const second = withPlanEdit({ data: stacked, plan: stacked.plan ?? plan }, split);
  expect(slotsOf(await toBeMade(second))).toContain("shot/shot-new/clip");
  const back = withSceneAlternateShown({ data: second, plan: second.plan ?? plan }, sceneKey, "A1");
  expect(await toBeMade(back)).toEqual([]);
});

test("another plan that is asked for is another one, and going back to the first costs nothing", async () => {
  const unedited = { ...emptyWorkspace };
  await decide(run, unedited);
  await studio.makeAgain(run);
  const before = await plannersAnswer(db, run.projectId);
  const asked = withAnotherPlan(unedited, "Start in the rain.");
  const pieces = await toBeMade(asked);
  expect(pieces[0]).toMatchObject({ slot: "plan", reasons: [expect.stringContaining("another plan")] });
  await decide(run, asked);
  await studio.makeAgain(run);
  expect(await plannersAnswer(db, run.projectId)).not.toEqual(before);
  const prompts = await studio.promptsOfShot(run, "shot-1");
  expect(prompts?.planner?.prompt.find(({ origin }) => origin === "maker")?.text).toContain("in the rain");
  expect(priceOf(await toBeMade(unedited))).toBe(0);
  await decide(run, base);
  await studio.makeAgain(run);
});

const brief = {
  prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
  durationSeconds: 5,
  clips: 4,
  aspect: "1:1" as const,
  shortSide: 360 as const,
  coherence: { qualityRegeneration: false },
};

/** Keys of all takes of a run; a cut also names the project's own takes. */
async function keysOf(of: RunRef): Promise<Map<string, string>> {
  const rows = await db
    .select({ slot: runArtifacts.slot, key: artifacts.contentKey })
    .from(runArtifacts)
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(eq(runArtifacts.runId, of.id));
  return new Map(
    rows.filter(({ slot }) => /^(element|shot|music)/.test(slot)).map(({ slot, key }) => [slot, key]),
  );
}

/** One step of a maker's, by chance: an edit, a step back, a branch, another branch, a shot of it, or a run. */
async function anyStep({ projectId, ownerId }: RunRef, random: Random): Promise<void> {
  const { version, data } = await newestWorkspace(db, projectId);
  const known = await projectBranches(db, projectId);
  const other = known[random.index(known.length)]?.branch;
  const steps: (() => Promise<unknown>)[] = [
    () => decide(run, makerEdits[random.index(makerEdits.length)]?.[1](maker) ?? base),
    () => decide(run, makerEdits[random.index(makerEdits.length)]?.[1](maker) ?? base),
    async () =>
      decide(run, (await workspaceVersion(db, { projectId, version: 1 + random.index(version) })).data),
    () => createBranch(db, { projectId, name: `Branch ${version}`, message: "", personId: ownerId }),
    async () => other && switchBranch(db, { projectId, branchId: other.id }),
    async () => {
      const from = other ? (await newestOfBranch(db, other.id)).data : data;
      const contents = [data, from].map((each) => ({ data: each, plan: each.plan ?? plan })) as [
        BranchContent,
        BranchContent,
      ];
      const merged = mergePart(...contents, { kind: "shot", key: `shot-${1 + random.index(4)}` });
      if (merged) await decide(run, merged);
    },
    () => studio.makeAgain(run),
  ];
  await steps[random.index(steps.length)]?.();
}

test.each([1, 2])(
  "whatever was edited, taken back, branched, merged and made (%i): what is made in the end is what is made from nothing",
  { timeout: 60_000 },
  async (seed) => {
    const random = createRandom(`steps/${seed}`);
    for (let step = 0; step < 7; step++) await anyStep(run, random);
    const { data } = await newestWorkspace(db, run.projectId);
    const made = await studio.makeAgain(run);
    expect(await toBeMade(data)).toEqual([]);

    const theirs = await addMaker(db, `newcomer-${seed}`);
    const parsed = briefSchema.parse(brief);
    await addBrief(db, { projectId: theirs.projectId, brief: parsed, digest: `from-nothing-${seed}` });
    await studio.makeAgain(theirs);
    await decide(theirs, data);
    expect(await keysOf(await studio.makeAgain(theirs))).toEqual(await keysOf(made));
    await decide(run, base);
  },
);
