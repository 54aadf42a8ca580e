import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { storyWays } from "@/domain/story/told-stories";
import { createdAt, primaryId } from "./columns";
import { projects } from "./projects";
import { runs } from "./runs";

/** What makers decided on stories and how long they looked at them: only added to, also when they change their minds. */
export const storyChoices = pgTable(
  "story_choices",
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** The run that the stories were written in. */
    runId: uuid().references(() => runs.id, { onDelete: "set null" }),
    /** How many times others had been asked for before. */
    round: integer().notNull(),
    way: text({ enum: storyWays }).notNull(),
    /** The story that was taken or begun from, by its place; null for none of the three. */
    chosen: integer(),
    /** The one that the rule would have taken. */
    best: integer().notNull(),
    spentMs: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("story_choices_project").on(table.projectId)],
);
export type StoryChoice = typeof storyChoices.$inferSelect;
