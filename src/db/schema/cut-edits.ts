import { boolean, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Cut } from "@/domain/timeline/cut";
import { createdAt, document, primaryId } from "./columns";
import { projects } from "./projects";
import { users } from "./users";

/** What makers make of a project's cut by hand. A version never changes; each save adds the next one. */
export const cutEdits = pgTable(
  "cut_edits",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    data: document<Cut>().notNull(),
    /** The version it was made from, 0 for the cut as the studio made it. */
    base: integer().notNull(),
    /** What was done, in words for the maker. */
    message: text().notNull(),
    /** Kept for good: rendered, restored or set aside, not only saved in passing. */
    kept: boolean().notNull(),
    personId: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [unique("cut_edits_version").on(table.projectId, table.version)],
);
export type CutEdit = typeof cutEdits.$inferSelect;
