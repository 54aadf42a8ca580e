import { index, pgTable, real, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Json } from "@/domain/json";
import type { Alternative } from "@/domain/shot/selection";
import { createdAt, document, primaryId } from "./columns";
import { exports } from "./cuts";
import { projects } from "./projects";
import { runs } from "./runs";
import { chooser, takes } from "./takes";

/** Scorecards of finished videos. A card is never changed: a newer version of scoring adds its own. */
export const videoScorecards = pgTable(
  "video_scorecards",
  {
    id: primaryId(),
    exportId: uuid()
      .notNull()
      .references(() => exports.id, { onDelete: "cascade" }),
    version: text().notNull(),
    overall: real(),
    data: document<Json>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("video_scorecards_version").on(table.exportId, table.version)],
);

/** Every selection that was made, with what stood for choice: only added to, to learn from. */
export const selectionLabels = pgTable(
  "selection_labels",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    runId: uuid().references(() => runs.id, { onDelete: "set null" }),
    slot: text().notNull(),
    takeId: uuid()
      .notNull()
      .references(() => takes.id, { onDelete: "cascade" }),
    chosenBy: chooser().notNull(),
    reason: text().notNull(),
    alternatives: document<Alternative[]>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("selection_labels_slot").on(table.projectId, table.slot, table.createdAt)],
);
