import { and, asc, desc, eq, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { installationScope } from "@/db/queries/insights/daily-filter";
import { settingEffects } from "@/db/queries/insights/effects";
import { measuredIn } from "@/db/queries/insights/quality";
import { installationSetting, setInstallationSetting } from "@/db/queries/installation-settings";
import { defaultProposals, users } from "@/db/schema/all";
import { modelChoice } from "@/domain/catalogue/model-choice";
import { coherenceSettings } from "@/domain/coherence/settings";
import { StudioError } from "@/domain/errors";
import { newestOf } from "@/domain/insights/choices";
import { type Proposal, type ProposalStatus, proposeDefaults } from "@/domain/insights/proposals";
import { dayBefore } from "@/domain/insights/question";
import { type RunSettings, type SettingValue, settingsOfBrief } from "@/domain/insights/run-settings";
import { overallMetric } from "@/domain/insights/score-facts";

const key = "defaults.coherence";
const storedDefaults = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Defaults that administrators have accepted, by setting; what is not among them is as the product has it. */
export async function acceptedDefaults(db: Database): Promise<RunSettings> {
  return storedDefaults.parse((await installationSetting(db, key)) ?? {});
}

async function currentDefaults(db: Database): Promise<RunSettings> {
  const product = settingsOfBrief({ coherence: coherenceSettings.parse({}), models: modelChoice.parse({}) });
  return { ...product, ...(await acceptedDefaults(db)) };
}

/** Proposals are made from pairs of no longer ago: models and scores change. */
const evidenceDays = 365;

/**
 * Proposes changes of defaults out of everybody's pairs of the last year: new ones are added, open ones get the newest
 * evidence, and open ones that it no longer speaks for go. Returns how many are open.
 */
export function refreshProposals(db: Database, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('framewright default proposals'))`);
    const proposals = await proposalsNow(tx, now);
    const settings = proposals.map(({ setting }) => setting);
    const gone = settings.length > 0 ? notInArray(defaultProposals.setting, settings) : undefined;
    await tx.delete(defaultProposals).where(and(eq(defaultProposals.status, "open"), gone));
    for (const { setting, from, to, evidence } of proposals) {
      await tx
        .insert(defaultProposals)
        .values({ setting, fromValue: from, toValue: to, evidence })
        .onConflictDoUpdate({
          target: defaultProposals.setting,
          targetWhere: sql`status = 'open'`,
          set: { fromValue: from, toValue: to, evidence },
        });
    }
    return proposals.length;
  });
}

async function proposalsNow(tx: Database, now: Date): Promise<Proposal[]> {
  const days = { from: dayBefore(now, evidenceDays), to: dayBefore(now, 0) };
  const everything = { scope: installationScope, days, model: null, format: null, settingsIds: null };
  const measured = newestOf(await measuredIn(tx, everything), { subject: "clip", metric: overallMetric });
  if (!measured) return [];
  const effects = await settingEffects(tx, { ownerId: null, days }, measured);
  const { metric, method, version } = measured;
  return proposeDefaults(effects, {
    defaults: await currentDefaults(tx),
    rejected: (await listProposals(tx, "rejected")).map(proposalOf),
    measured: { metric, method, version },
  });
}

export type ProposalRow = Awaited<ReturnType<typeof listProposals>>[number];

/** Proposals of one status, the newest first. */
export const listProposals = (db: Database, status: ProposalStatus) =>
  db
    .select({
      id: defaultProposals.id,
      setting: defaultProposals.setting,
      fromValue: defaultProposals.fromValue,
      toValue: defaultProposals.toValue,
      evidence: defaultProposals.evidence,
      status: defaultProposals.status,
      createdAt: defaultProposals.createdAt,
      decidedAt: defaultProposals.decidedAt,
      decidedBy: users.username,
    })
    .from(defaultProposals)
    .leftJoin(users, eq(users.id, defaultProposals.decidedBy))
    .where(eq(defaultProposals.status, status))
    .orderBy(desc(defaultProposals.createdAt), asc(defaultProposals.setting));

const proposalOf = ({ setting, fromValue, toValue, evidence }: ProposalRow): Proposal => ({
  setting,
  from: fromValue as SettingValue,
  to: toValue as SettingValue,
  evidence,
});

/** Accepts a proposal, which changes the default for everybody, or turns it down. Throws "not-found" unless it is open. */
export function decideProposal(
  db: Database,
  { id, accept, userId }: { id: string; accept: boolean; userId: string },
): Promise<{ setting: string }> {
  return db.transaction(async (tx) => {
    const [decided] = await tx
      .update(defaultProposals)
      .set({ status: accept ? "accepted" : "rejected", decidedAt: new Date(), decidedBy: userId })
      .where(and(eq(defaultProposals.id, id), eq(defaultProposals.status, "open")))
      .returning();
    if (!decided) throw new StudioError("not-found", "This proposal has been decided already");
    const { setting, toValue } = decided;
    if (accept) await setDefault(tx, { setting, value: toValue as SettingValue, userId });
    return { setting };
  });
}

/** Takes a decision back: what was accepted holds no more, and the proposal is open again. */
export function reopenProposal(
  db: Database,
  { id, userId }: { id: string; userId: string },
): Promise<{ setting: string }> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(defaultProposals).where(eq(defaultProposals.id, id)).for("update");
    if (!row || row.status === "open") throw new StudioError("not-found", "There is no such decision");
    const { setting, status, fromValue } = row;
    // One that came since says the same with newer evidence.
    await tx
      .delete(defaultProposals)
      .where(and(eq(defaultProposals.setting, setting), eq(defaultProposals.status, "open")));
    await tx
      .update(defaultProposals)
      .set({ status: "open", decidedAt: null, decidedBy: null })
      .where(eq(defaultProposals.id, id));
    if (status === "accepted") await setDefault(tx, { setting, value: fromValue as SettingValue, userId });
    return { setting };
  });
}

async function setDefault(
  tx: Database,
  { setting, value, userId }: { setting: string; value: SettingValue; userId: string },
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('framewright accepted defaults'))`);
  const accepted = { ...(await acceptedDefaults(tx)), [setting]: value };
  await setInstallationSetting(tx, { key, value: accepted, userId });
}
