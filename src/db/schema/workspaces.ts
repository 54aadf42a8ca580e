import { type AnyPgColumn, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Workspace, WorkspaceChange } from "@/domain/workspace/workspace";
import { createdAt, document, moment, primaryId } from "./columns";
import { projects } from "./projects";
import { users } from "./users";

/** Lines of work on one project. Each has versions of its own of what the maker decided; takes belong to all of them. */
export const branches = pgTable(
  "branches",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    name: text().notNull(),
    /** What it is for, in the maker's words; empty for nothing said. */
    message: text().notNull().default(""),
    /** Where it was taken off; null for the first one. */
    parentBranchId: uuid().references((): AnyPgColumn => branches.id, { onDelete: "set null" }),
    parentVersion: integer(),
    createdAt: createdAt(),
    /** Deleted branches can be brought back: their versions stay. */
    deletedAt: moment(),
  },
  (table) => [index("branches_project").on(table.projectId)],
);
export type Branch = typeof branches.$inferSelect;

/** Versions of what a maker decided in a project. A version is never changed. */
export const workspaces = pgTable(
  "workspaces",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    branchId: uuid()
      .notNull()
      .references(() => branches.id, { onDelete: "cascade" }),
    /** Counts through all branches of the project, so that one number says which version of which branch. */
    version: integer().notNull(),
    data: document<Workspace>().notNull(),
    /** SHA-256 of the canonical document. */
    digest: text().notNull(),
    change: document<WorkspaceChange>().notNull(),
    /** Names of what it changed that frames and clips are made from (`touchedNames`); null in versions from before these were kept. */
    touched: text().array(),
    personId: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [
    unique("workspaces_version").on(table.projectId, table.version),
    index("workspaces_branch").on(table.branchId, table.version),
    index("workspaces_touched").using("gin", table.touched),
  ],
);
export type WorkspaceRow = typeof workspaces.$inferSelect;

/** The branch that a project is worked on in. */
export const currentBranches = pgTable("current_branches", {
  projectId: uuid()
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  branchId: uuid()
    .notNull()
    .references(() => branches.id, { onDelete: "cascade" }),
});
