import { sql } from "drizzle-orm";
import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { projects } from "./projects";

/** What a maker says of the things in a project's pool: a row only where there is something to say. */
export const poolMarks = pgTable(
  "pool_marks",
  {
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** Id of a take, or the digest of a picture that the maker has uploaded. */
    itemId: text().notNull(),
    tags: text().array().notNull().default(sql`'{}'::text[]`),
    /** Out of the pool since then. The take itself and its file stay: it can be brought back. */
    removedAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.itemId] })],
);
