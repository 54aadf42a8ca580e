import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Database, queryRows } from "@/db/client";
import { refreshProposals } from "@/db/queries/insights/proposals";
import { wrongRows } from "@/db/queries/insights/recount";
import type { Runtime } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { insightFile, insightFileQuestion } from "@/server/insights/insight-file";
import { createCaller } from "@/server/root";
import { seedInsightHistory } from "@/testing/insight-history";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let people: string[];

beforeAll(async () => {
  db = await testDatabase();
  people = await seedInsightHistory(db, { people: 3, runs: 1500, metrics: 3, days: 60, pairs: 400 });
});

const contextOf = (index: number): SignedInContext => ({
  db,
  // Nothing of it is reached by questions about the past.
  runtime: {} as Runtime,
  user: { userId: people[index] ?? "", username: "someone", role: index === 0 ? "admin" : "maker" },
  address: "test",
});
const asAdmin = () => createCaller(contextOf(0)).insights;
const asMaker = (index = 1) => createCaller(contextOf(index)).insights;

const figure = async (query: ReturnType<typeof sql>) =>
  Number((await queryRows<{ figure: string }>(db, query))[0]?.figure);

describe("quality", () => {
  test("everybody's numbers for administrators, a maker's own for the maker, and nobody else's", async () => {
    const all = await asAdmin().quality({});
    expect(all).toMatchObject({ audience: { person: null }, shown: { metric: "overall", method: "signal" } });
    expect(all.score.n).toBe(
      await figure(sql`select count(*) as figure from metric_facts where metric = 'overall'`),
    );
    const own = await asMaker().quality({});
    const ofOwner = sql`select count(*) as figure from metric_facts where metric = 'overall' and owner_id = ${people[1]}::uuid`;
    expect(own.score.n).toBe(await figure(ofOwner));
    expect((await asAdmin().quality({ userId: people[1] })).score).toEqual(own.score);
    for (const question of ["quality", "acceptance", "effects", "alerts", "clips"] as const) {
      await expect(asMaker()[question]({ userId: people[2] })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("mean, bars, points and rows are all of the same numbers", async () => {
    const { score, histogram, trend, breakdown, metrics } = await asAdmin().quality({});
    const mean = await figure(
      sql`select avg(score) / 100 as figure from metric_facts where metric = 'overall'`,
    );
    expect(score.mean).toBeCloseTo(mean, 8);
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
    expect(sum(histogram)).toBe(score.n);
    expect(sum(trend.map(({ n }) => n))).toBe(score.n);
    expect(sum(breakdown.map(({ n }) => n))).toBe(score.n);
    expect(metrics.find(({ metric }) => metric === "overall")).toMatchObject({
      n: score.n,
      mean: score.mean,
    });
    expect(score.interval?.low).toBeLessThan(mean);
    expect(score.interval?.high).toBeGreaterThan(mean);
  });

  test("filters by model, day and value of a setting, and tells apart by a setting", async () => {
    const filtered = await asAdmin().quality({ model: "template", setting: "chainedFrames=false" });
    const expected = sql`select count(*) as figure from metric_facts f join settings_sets s on s.id = f.settings_id
      where metric = 'overall' and model = 'template' and s.data ->> 'chainedFrames' = 'false'`;
    expect(filtered.score.n).toBe(await figure(expected));
    const { breakdown, contest } = await asAdmin().quality({ by: "setting:chainedFrames" });
    expect(breakdown.map(({ value }) => value).toSorted()).toEqual(["false", "true"]);
    expect(contest?.difference.n).toBe(Math.min(...breakdown.map(({ n }) => n)));
    const nothing = await asAdmin().quality({ range: "custom", from: "2020-01-01", to: "2020-01-31" });
    expect(nothing).toMatchObject({ shown: null, histogram: [], contest: null });
  });

  test("a bar leads to the clips that it counts, the lowest first", async () => {
    const { histogram } = await asMaker().quality({});
    const bucket = histogram.findIndex((count) => count > 0 && count <= 60);
    const { clips, more } = await asMaker().clips({ bucket });
    expect(clips).toHaveLength(histogram[bucket] ?? 0);
    expect(more).toBe(false);
    for (const { score, own } of clips) {
      expect(own).toBe(true);
      expect(Math.floor(score / 5)).toBe(bucket);
    }
    const scores = clips.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  });
});

test("shares and costs of clips come with intervals around what was counted", async () => {
  const { clips, shares, cost, breakdown, runs } = await asAdmin().acceptance({});
  const kept = await figure(sql`select count(*) as figure from clip_facts where standing = 'accepted'`);
  expect(shares.accepted).toMatchObject({ hits: kept, n: clips });
  const micros = await figure(
    sql`select sum(cost_micros)::float8 / ${kept}::float8 as figure from clip_facts`,
  );
  expect(cost.micros).toBeCloseTo(micros, 6);
  expect(cost.interval?.low).toBeLessThan(micros);
  expect(cost.interval?.high).toBeGreaterThan(micros);
  expect(breakdown.reduce((sum, { accepted }) => sum + accepted.n, 0)).toBe(clips);
  expect(runs.failed.hits).toBe(
    await figure(sql`select count(*) as figure from run_facts where status = 'failed'`),
  );
});

test("effects are of pairs, claim what their intervals show, and nothing under 30 pairs", async () => {
  const { effects } = await asAdmin().effects({});
  const named = (setting: string) => effects.find(({ change }) => change.setting === setting);
  expect(named("chainedFrames")).toMatchObject({
    change: { from: false, to: true },
    score: { claim: "higher" },
    prompts: 40,
  });
  expect(named("model.video")).toMatchObject({ score: { claim: "higher" }, costMicros: { claim: "higher" } });
  expect(named("sameSeed")).toMatchObject({ score: { claim: "no-difference" } });
  const few = named("enhancementRounds");
  expect(few?.score.n).toBeLessThan(30);
  expect(few?.score.claim).toBe("not-enough");
});

test("a week that was worse raises an alert for each metric that dropped", async () => {
  const { alerts } = await asAdmin().alerts({});
  const dropped = alerts.filter(({ kind }) => kind === "score-dropped");
  expect(dropped.map(({ metric }) => metric)).toContain("overall");
  for (const { change, recent, earlier } of dropped) {
    expect(change.high).toBeLessThan(0);
    expect(recent.value).toBeLessThan(earlier.value);
  }
});

describe("files", () => {
  const fileOf = (question: object) => insightFile(contextOf(0), insightFileQuestion.parse(question));

  test("have each day's numbers with their samples, and add up to what the page shows", async () => {
    const { body, contentType } = await fileOf({ view: "quality", file: "json" });
    expect(contentType).toBe("application/json");
    const { rows } = JSON.parse(body) as { rows: { metric: string; n: number }[] };
    const n = rows.filter(({ metric }) => metric === "overall").reduce((sum, row) => sum + row.n, 0);
    expect(n).toBe((await asAdmin().quality({})).score.n);
  });

  test("keep numbers below zero as numbers", async () => {
    const { body } = await fileOf({ view: "effects" });
    const [header = "", ...lines] = body.replace("\uFEFF", "").trim().split("\r\n");
    const column = header.split(",").indexOf("cost_low");
    expect(lines.some((line) => /^-\d/.test(line.split(",")[column] ?? ""))).toBe(true);
    expect(body).not.toContain("'-");
  });

  test.each(["acceptance", "alerts"])("%s can be had too", async (view) => {
    expect((await fileOf({ view })).body.split("\r\n").length).toBeGreaterThan(2);
  });
});

test("a proposal changes the default when it is accepted, and the change can be taken back", async () => {
  expect(await asMaker().defaults()).toEqual({});
  // Pairs speak for chained frames, which are the default already: as if it had been otherwise.
  await db.execute(sql`insert into installation_settings (key, value, updated_at)
    values ('defaults.coherence', '{"chainedFrames":false}', now())`);
  expect(await refreshProposals(db, new Date())).toBe(1);
  const [proposal] = await asAdmin().proposals({});
  expect(proposal).toMatchObject({ setting: "chainedFrames", fromValue: false, toValue: true });
  expect(proposal?.evidence.score.interval?.low).toBeGreaterThan(0);
  const id = proposal?.id ?? "";
  await asAdmin().decideProposal({ id, accept: true });
  expect(await asMaker().defaults()).toEqual({ chainedFrames: true });
  await expect(asAdmin().decideProposal({ id, accept: false })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await asAdmin().refreshProposals()).toEqual({ open: 0 });
  await asAdmin().reopenProposal({ id });
  expect(await asMaker().defaults()).toEqual({ chainedFrames: false });
  await asAdmin().decideProposal({ id, accept: false });
  expect(await asAdmin().refreshProposals()).toEqual({ open: 0 });
  expect((await asAdmin().proposals({ status: "rejected" })).map((one) => one.id)).toEqual([id]);
});

test("administrators check the sums and make them anew", async () => {
  await db.execute(
    sql`update metric_daily set n = n + 1 where metric = 'overall' and scope = 'installation'`,
  );
  expect((await asAdmin().check()).metrics).toBeGreaterThan(0);
  await asAdmin().recount();
  expect(await wrongRows(db)).toEqual({ metrics: 0, clips: 0, runs: 0, costs: 0 });
});
