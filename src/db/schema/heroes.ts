import { boolean, index, integer, pgTable, real, text, uuid } from "drizzle-orm/pg-core";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import { createdAt, document } from "./columns";
import { projects } from "./projects";
import { runs } from "./runs";
import { takes } from "./takes";

/** Hero frames: what a take in the slot "hero" is beyond its picture, and which one it was derived from. */
export const heroCandidates = pgTable(
  "hero_candidates",
  {
    takeId: uuid()
      .primaryKey()
      .references(() => takes.id, { onDelete: "cascade" }),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** The run that asked for it: candidates of one run are one request. */
    runId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    /** Not a reference to the table itself: a backup loads rows in any order. */
    parentTakeId: uuid().references(() => takes.id, { onDelete: "set null" }),
    /** From 1, within its request. */
    position: integer().notNull(),
    /** What sets it apart, e.g. "Golden hour, low angle". */
    label: text().notNull(),
    guidance: text().notNull(),
    strength: real(),
    /** The picture as data: what else is drawn in its look is drawn after this. */
    scene: document<SceneSpec>().notNull(),
    /** 1 is the best of its request; null while the others are being drawn. */
    rank: integer(),
    reason: text(),
    favourite: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [index("hero_candidates_project").on(table.projectId)],
);
export type HeroCandidate = typeof heroCandidates.$inferSelect;
