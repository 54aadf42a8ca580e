import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { storyChoices } from "@/db/schema/all";
import type { StoryChoice } from "@/db/schema/stories";

export async function addStoryChoice(db: Database, choice: typeof storyChoices.$inferInsert): Promise<void> {
  await db.insert(storyChoices).values(choice);
}

/** All decisions on the stories of a project, oldest first. */
export const storyChoicesOf = (db: Database, projectId: string): Promise<StoryChoice[]> =>
  db.select().from(storyChoices).where(eq(storyChoices.projectId, projectId)).orderBy(asc(storyChoices.id));
