import {
  bigint,
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Json } from "@/domain/json";
import { takeKinds } from "@/domain/shot/take";
import { createdAt, document, primaryId } from "./columns";
import { briefs, projects } from "./projects";
import { runs } from "./runs";

export const takeKind = pgEnum("take_kind", takeKinds);

export const chooser = pgEnum("chooser", ["system", "maker"]);

/** Generated candidates. A take is never overwritten; a slot has many, one is selected. */
export const takes = pgTable(
  "takes",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** The run that brought it into the project. */
    runId: uuid().references(() => runs.id, { onDelete: "set null" }),
    kind: takeKind().notNull(),
    /** What it fills, e.g. "shot/s2/clip", "element/product/reference", "music". */
    slot: text().notNull(),
    contentKey: text().notNull(),
    digest: text().notNull(),
    contentType: text().notNull(),
    width: integer(),
    height: integer(),
    durationFrames: integer(),
    model: text().notNull(),
    modelVersion: text().notNull(),
    seed: integer().notNull(),
    prompt: text().notNull(),
    /** Drawn locally for free, to be replaced by the real thing. */
    draft: boolean().notNull(),
    costMicros: bigint({ mode: "number" }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("takes_content").on(table.projectId, table.slot, table.contentKey),
    index("takes_digest").on(table.digest),
  ],
);
export type Take = typeof takes.$inferSelect;

/** The one take that fills a slot, and why. */
export const selections = pgTable(
  "selections",
  {
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    slot: text().notNull(),
    takeId: uuid()
      .notNull()
      .references(() => takes.id, { onDelete: "cascade" }),
    chosenBy: chooser().notNull(),
    /** The brief for which the maker chose: with another one the choice is over. Null for a choice that holds for all. */
    briefId: uuid().references(() => briefs.id, { onDelete: "set null" }),
    reason: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.slot] })],
);

export const scorecards = pgTable(
  "scorecards",
  {
    id: primaryId(),
    takeId: uuid()
      .notNull()
      .references(() => takes.id, { onDelete: "cascade" }),
    /** Scoring changes over time; cards of different versions are not compared. */
    version: text().notNull(),
    overall: real(),
    data: document<Json>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("scorecards_version").on(table.takeId, table.version)],
);
