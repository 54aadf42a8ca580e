import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { acceptanceKinds, standings } from "@/domain/insights/acceptance";
import { type Evidence, proposalStatuses } from "@/domain/insights/proposals";
import type { RunSettings } from "@/domain/insights/run-settings";
import { factMethods, factSubjects } from "@/domain/insights/score-facts";
import type { Json } from "@/domain/json";
import { createdAt, document, moment, primaryId } from "./columns";
import { projects } from "./projects";
import { runStatus, runs } from "./runs";
import { chooser } from "./takes";
import { users } from "./users";

export const factSubject = pgEnum("fact_subject", factSubjects);
export const factMethod = pgEnum("fact_method", factMethods);
export const acceptanceKind = pgEnum("acceptance_kind", acceptanceKinds);
export const clipStanding = pgEnum("clip_standing", standings);
export const proposalStatus = pgEnum("proposal_status", proposalStatuses);

/** Every combination of settings and models that runs were made with, once; facts name it by number. */
export const settingsSets = pgTable("settings_sets", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  /** Canonical JSON of `data`. */
  canonical: text().notNull().unique(),
  data: document<RunSettings>().notNull(),
});

const ownerId = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });
const settingsId = () =>
  integer()
    .notNull()
    .references(() => settingsSets.id);
/** Whose aggregate it is: "user:<id>", or "installation" for everybody's. */
const scope = () => text().notNull();
/** The day, in UTC, on which what is counted was made. */
const day = () => date({ mode: "string" }).notNull();
const count = () => bigint({ mode: "number" }).notNull();

/** One measured number of a take or a finished video: scorecards, row by row. Kept while its project is not deleted. */
export const metricFacts = pgTable(
  "metric_facts",
  {
    /** The take or export that was measured. */
    subjectId: uuid().notNull(),
    ownerId: ownerId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    runId: uuid().references(() => runs.id, { onDelete: "set null" }),
    day: day(),
    subject: factSubject().notNull(),
    metric: text().notNull(),
    method: factMethod().notNull(),
    /** Of the scorecard: numbers of different versions are not compared. */
    version: text().notNull(),
    model: text().notNull(),
    format: text().notNull(),
    settingsId: settingsId(),
    /** 0 to 10,000, in hundredths of a point: whole numbers add up the same in any order. */
    score: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectId, table.version, table.metric, table.method] }),
    index("metric_facts_place").on(table.metric, table.method, table.version, table.day),
    index("metric_facts_owner").on(table.ownerId, table.metric, table.day),
    index("metric_facts_project").on(table.projectId),
  ],
);

/** Sums over `metric_facts`, changed in the transaction that writes the fact. */
export const metricDaily = pgTable(
  "metric_daily",
  {
    scope: scope(),
    subject: factSubject().notNull(),
    metric: text().notNull(),
    method: factMethod().notNull(),
    version: text().notNull(),
    day: day(),
    model: text().notNull(),
    format: text().notNull(),
    settingsId: settingsId(),
    n: count(),
    sum: count(),
    sumOfSquares: count(),
    /** How many scores lie in each twentieth of the range. */
    histogram: integer().array().notNull(),
  },
  (table) => [
    primaryKey({
      // Its usual name would be longer than Postgres keeps.
      name: "metric_daily_key",
      columns: [
        table.scope,
        table.subject,
        table.metric,
        table.method,
        table.version,
        table.day,
        table.model,
        table.format,
        table.settingsId,
      ],
    }),
    index("metric_daily_day").on(table.scope, table.day),
  ],
);

/** What people and the system decided about clips. Told apart by kind: a download counts once a person and day. */
export const acceptanceEvents = pgTable(
  "acceptance_events",
  {
    id: primaryId(),
    ownerId: ownerId(),
    /** As in the ledger, what is removed for good leaves the count and takes the rest with it. */
    projectId: uuid().references(() => projects.id, { onDelete: "set null" }),
    takeId: uuid().notNull(),
    kind: acceptanceKind().notNull(),
    chooser: chooser().notNull(),
    /** Who did it; null for the system. */
    personId: uuid().references(() => users.id, { onDelete: "set null" }),
    day: day(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("acceptance_events_download")
      .on(table.takeId, table.personId, table.day)
      .where(sql`kind = 'downloaded'`),
    index("acceptance_events_take").on(table.takeId),
    index("acceptance_events_project").on(table.projectId),
  ],
);

/** Every clip that was made, what it did cost and what became of it: the events above, summed up by clip. */
export const clipFacts = pgTable(
  "clip_facts",
  {
    takeId: uuid().primaryKey(),
    ownerId: ownerId(),
    projectId: uuid().references(() => projects.id, { onDelete: "set null" }),
    day: day(),
    model: text().notNull(),
    format: text().notNull(),
    settingsId: settingsId(),
    costMicros: bigint({ mode: "number" }).notNull(),
    selected: boolean().notNull().default(false),
    downloaded: boolean().notNull().default(false),
    regenerated: boolean().notNull().default(false),
    deleted: boolean().notNull().default(false),
    /** What the last thing says that a person did with it. */
    standing: clipStanding().notNull().default("open"),
  },
  (table) => [
    index("clip_facts_day").on(table.day),
    index("clip_facts_owner").on(table.ownerId, table.day),
    index("clip_facts_project").on(table.projectId),
  ],
);

/** Sums over `clip_facts` by the day on which the clips were made. */
export const acceptanceDaily = pgTable(
  "acceptance_daily",
  {
    scope: scope(),
    day: day(),
    model: text().notNull(),
    format: text().notNull(),
    settingsId: settingsId(),
    clips: count(),
    costMicros: count(),
    selected: count(),
    downloaded: count(),
    regenerated: count(),
    deleted: count(),
    accepted: count(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.day, table.model, table.format, table.settingsId] })],
);

/** How each run ended last. Taken out while it is taken up again. */
export const runFacts = pgTable(
  "run_facts",
  {
    runId: uuid().primaryKey(),
    ownerId: ownerId(),
    projectId: uuid().references(() => projects.id, { onDelete: "set null" }),
    day: day(),
    format: text().notNull(),
    settingsId: settingsId(),
    status: runStatus().notNull(),
    /** Equal for runs of equal briefs, whatever their settings and models. */
    taskKey: text().notNull(),
    /** Equal for equal prompts. */
    promptKey: text().notNull(),
    /** Where it can be told: what was made from nothing took so long. */
    seconds: integer(),
  },
  (table) => [
    index("run_facts_task").on(table.ownerId, table.taskKey),
    index("run_facts_project").on(table.projectId),
  ],
);

/** Sums over `run_facts` by the day on which the runs ended. */
export const runDaily = pgTable(
  "run_daily",
  {
    scope: scope(),
    day: day(),
    format: text().notNull(),
    settingsId: settingsId(),
    done: count(),
    attention: count(),
    failed: count(),
    cancelled: count(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.day, table.format, table.settingsId] })],
);

/** Charges of the ledger by day; those of free work are not counted. */
export const costDaily = pgTable(
  "cost_daily",
  {
    scope: scope(),
    day: day(),
    stage: text().notNull(),
    model: text().notNull(),
    calls: count(),
    costMicros: count(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.day, table.stage, table.model] })],
);

/** Two finished runs of one brief that differ in exactly one setting. A brief counts once for each such difference. */
export const effectPairs = pgTable(
  "effect_pairs",
  {
    id: primaryId(),
    ownerId: ownerId(),
    taskKey: text().notNull(),
    promptKey: text().notNull(),
    setting: text().notNull(),
    /** JSON of the two values, in the order in which values of a setting stand. */
    fromValue: text().notNull(),
    toValue: text().notNull(),
    fromSettingsId: settingsId(),
    toSettingsId: settingsId(),
    fromRunId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    toRunId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    /** The day on which the later of the two ended. */
    day: day(),
    costMicros: bigint({ mode: "number" }).notNull(),
    /** Null where one of the two found work of the other: then their times do not compare. */
    seconds: integer(),
  },
  (table) => [
    unique("effect_pairs_once").on(
      table.ownerId,
      table.taskKey,
      table.setting,
      table.fromValue,
      table.toValue,
    ),
    index("effect_pairs_setting").on(table.setting, table.day),
    index("effect_pairs_from").on(table.fromRunId),
    index("effect_pairs_to").on(table.toRunId),
  ],
);

/** How much higher the second run of a pair scored, by metric: means over its clips, in hundredths of a point. */
export const effectDifferences = pgTable(
  "effect_differences",
  {
    pairId: uuid()
      .notNull()
      .references(() => effectPairs.id, { onDelete: "cascade" }),
    metric: text().notNull(),
    method: factMethod().notNull(),
    version: text().notNull(),
    difference: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.pairId, table.metric, table.method, table.version] })],
);

/** Changes of defaults that the numbers speak for. Nothing changes before an administrator accepts. */
export const defaultProposals = pgTable(
  "default_proposals",
  {
    id: primaryId(),
    setting: text().notNull(),
    fromValue: document<Json>().notNull(),
    toValue: document<Json>().notNull(),
    evidence: document<Evidence>().notNull(),
    status: proposalStatus().notNull().default("open"),
    createdAt: createdAt(),
    decidedAt: moment(),
    decidedBy: uuid().references(() => users.id, { onDelete: "set null" }),
  },
  (table) => [
    uniqueIndex("default_proposals_open").on(table.setting).where(sql`status = 'open'`),
    index("default_proposals_status").on(table.status, table.createdAt),
  ],
);

/** What holds for the whole installation and can be changed while it runs, by name. */
export const installationSettings = pgTable("installation_settings", {
  key: text().primaryKey(),
  value: document<Json>().notNull(),
  updatedAt: moment().notNull(),
  updatedBy: uuid().references(() => users.id, { onDelete: "set null" }),
});
