import { bigint, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment, primaryId } from "./columns";
import { projects } from "./projects";

/** What a project from an archive had cost in the studio that it came from: shown, never booked. */
export const earlierCosts = pgTable(
  "earlier_costs",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    stage: text().notNull(),
    model: text().notNull(),
    description: text().notNull(),
    amountMicros: bigint({ mode: "number" }).notNull(),
    chargedAt: moment().notNull(),
  },
  (table) => [index("earlier_costs_project").on(table.projectId, table.chargedAt)],
);
