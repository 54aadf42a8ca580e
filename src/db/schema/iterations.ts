import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
import { exports } from "./cuts";
import { projects } from "./projects";
import { runs } from "./runs";

/** The one version of a video that its maker calls final. */
export const finalVersions = pgTable("final_versions", {
  projectId: uuid()
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  exportId: uuid()
    .notNull()
    .references(() => exports.id, { onDelete: "cascade" }),
  createdAt: createdAt(),
});

/** Which project another one was started from. */
export const projectOrigins = pgTable(
  "project_origins",
  {
    projectId: uuid()
      .primaryKey()
      .references(() => projects.id, { onDelete: "cascade" }),
    fromProjectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (table) => [index("project_origins_from").on(table.fromProjectId)],
);

/** Suggestions that the maker does not want to see again for an iteration. */
export const dismissedSuggestions = pgTable(
  "dismissed_suggestions",
  {
    runId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    key: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.key] })],
);
