import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Json } from "@/domain/json";
import { type RunEventData, type RunOptions, runStatuses } from "@/domain/run/run";
import { createdAt, document, moment, primaryId } from "./columns";
import { briefs, projects } from "./projects";
import { users } from "./users";
import { workspaces } from "./workspaces";

export const runStatus = pgEnum("run_status", runStatuses);

export const runs = pgTable(
  "runs",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    briefId: uuid()
      .notNull()
      .references(() => briefs.id, { onDelete: "cascade" }),
    /** What the maker had decided when it was started; null when that was nothing. */
    workspaceId: uuid().references(() => workspaces.id, { onDelete: "set null" }),
    number: integer().notNull(),
    /** Raised each time the run is taken up again after a cancel or a failure. */
    attempt: integer().notNull().default(1),
    options: document<RunOptions>().notNull(),
    status: runStatus().notNull().default("queued"),
    /** Why it did not end well, in words for the maker. */
    failure: document<{ code: string; message: string }>(),
    cancelRequestedAt: moment(),
    startedAt: moment(),
    endedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("runs_number").on(table.projectId, table.number),
    index("runs_open").on(table.ownerId).where(sql`status in ('queued', 'running')`),
  ],
);
export type Run = typeof runs.$inferSelect;

/** What happened in a run, in order: the source of progress, live views and history. */
export const runEvents = pgTable(
  "run_events",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    runId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    /** Equal keys of one run are one event, so that a repeated step does not tell twice. */
    key: text().notNull(),
    data: document<RunEventData>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("run_events_key").on(table.runId, table.key),
    index("run_events_run").on(table.runId, table.id),
  ],
);

/** Results of stages, stored under a key of their inputs. An owner never makes the same thing twice. */
export const artifacts = pgTable(
  "artifacts",
  {
    id: primaryId(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    stage: text().notNull(),
    contentKey: text().notNull(),
    data: document<Json>().notNull(),
    /** What it was made from, as it went into the key; null for what was made before this was kept. */
    inputs: document<Json>(),
    /** Blobs the data names, so that files in use are known without reading documents. */
    digests: text().array().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("artifacts_key").on(table.ownerId, table.contentKey)],
);
export type Artifact = typeof artifacts.$inferSelect;

/** What an artifact was made from: the edges along which staleness travels. */
export const artifactInputs = pgTable(
  "artifact_inputs",
  {
    artifactId: uuid()
      .notNull()
      .references(() => artifacts.id, { onDelete: "cascade" }),
    inputId: uuid()
      .notNull()
      .references(() => artifacts.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.artifactId, table.inputId] })],
);

/** Which artifact filled which slot of a run, and whether it was there already. */
export const runArtifacts = pgTable(
  "run_artifacts",
  {
    runId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    slot: text().notNull(),
    artifactId: uuid()
      .notNull()
      .references(() => artifacts.id, { onDelete: "cascade" }),
    cached: boolean().notNull(),
    /** The result as a take of the project, when it is one. */
    takeId: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.slot] }),
    index("run_artifacts_artifact").on(table.artifactId),
    index("run_artifacts_take").on(table.takeId),
  ],
);

/** How a result came about, readable by people: prompts, rounds, scores, tokens. */
export const traces = pgTable(
  "traces",
  {
    id: primaryId(),
    runId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    stage: text().notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    data: document<Json>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("traces_position").on(table.runId, table.stage, table.position)],
);
