import { index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PlanElement, PlanScene, PlanShot } from "@/domain/plan/plan";
import { createdAt, document, primaryId } from "./columns";
import { projects } from "./projects";

export const scenes = pgTable(
  "scenes",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** The planner's name for it, stable when the plan is made again. */
    key: text().notNull(),
    position: integer().notNull(),
    data: document<PlanScene>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("scenes_key").on(table.projectId, table.key)],
);

export const shots = pgTable(
  "shots",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    sceneId: uuid()
      .notNull()
      .references(() => scenes.id, { onDelete: "cascade" }),
    key: text().notNull(),
    position: integer().notNull(),
    durationFrames: integer().notNull(),
    data: document<PlanShot>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("shots_key").on(table.projectId, table.key), index("shots_scene").on(table.sceneId)],
);

export const elements = pgTable(
  "elements",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    key: text().notNull(),
    data: document<PlanElement>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("elements_key").on(table.projectId, table.key)],
);

/** Consistency groups: the shots in which an element must match. */
export const elementShots = pgTable(
  "element_shots",
  {
    elementId: uuid()
      .notNull()
      .references(() => elements.id, { onDelete: "cascade" }),
    shotId: uuid()
      .notNull()
      .references(() => shots.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.elementId, table.shotId] })],
);
