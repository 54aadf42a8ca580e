import { sql } from "drizzle-orm";
import { index, integer, pgEnum, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { comparisonKinds, type VariationChange } from "@/domain/comparison/comparison";
import { createdAt, document, moment, primaryId } from "./columns";
import { projects } from "./projects";
import { users } from "./users";

export const comparisonKind = pgEnum("comparison_kind", comparisonKinds);

/** Two to five videos that were asked for at once to be judged beside each other. */
export const comparisons = pgTable(
  "comparisons",
  {
    id: primaryId(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    title: text().notNull(),
    kind: comparisonKind().notNull(),
    /** Made by the page that asked: asking twice with one key makes one comparison. */
    requestKey: uuid().notNull(),
    /** Position of the variation that was chosen, with the moment of it; null while nothing is decided. */
    decidedVariation: integer(),
    decidedAt: moment(),
    createdAt: createdAt(),
    deletedAt: moment(),
  },
  (table) => [
    unique("comparisons_request").on(table.ownerId, table.requestKey),
    index("comparisons_list")
      .on(table.ownerId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
  ],
);
export type Comparison = typeof comparisons.$inferSelect;

/** The projects of a comparison. A deleted project is a deleted variation. */
export const comparisonVariations = pgTable(
  "comparison_variations",
  {
    comparisonId: uuid()
      .notNull()
      .references(() => comparisons.id, { onDelete: "cascade" }),
    /** 0-4, in the order in which they were asked for; never given anew. */
    position: integer().notNull(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    label: text().notNull(),
    difference: document<VariationChange>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.comparisonId, table.position] }),
    unique("comparison_variations_project").on(table.projectId),
  ],
);
export type ComparisonVariation = typeof comparisonVariations.$inferSelect;
