import { bigint, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Cut } from "@/domain/timeline/cut";
import { createdAt, document, primaryId } from "./columns";
import { projects } from "./projects";
import { runs } from "./runs";

export const cuts = pgTable(
  "cuts",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    runId: uuid().references(() => runs.id, { onDelete: "set null" }),
    version: integer().notNull(),
    digest: text().notNull(),
    data: document<Cut>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("cuts_version").on(table.projectId, table.version)],
);

/** Files made from a cut. Each is a version beside the ones before it. */
export const exports = pgTable(
  "exports",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    cutId: uuid()
      .notNull()
      .references(() => cuts.id, { onDelete: "cascade" }),
    runId: uuid().references(() => runs.id, { onDelete: "set null" }),
    version: integer().notNull(),
    digest: text().notNull(),
    posterDigest: text().notNull(),
    thumbnailDigest: text().notNull(),
    filmstripDigest: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    fps: integer().notNull(),
    durationFrames: integer().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("exports_version").on(table.projectId, table.version),
    index("exports_digest").on(table.digest),
  ],
);
export type Export = typeof exports.$inferSelect;
