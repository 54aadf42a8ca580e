import type { Database } from "@/db/client";
import { slotValues } from "@/db/queries/project-history";
import { latestVideoRun } from "@/db/queries/runs";
import { newestWorkspace } from "@/db/queries/workspaces";
import { type TakenStory, type ToldStories, takeStory } from "@/domain/story/told-stories";
import type { Workspace } from "@/domain/workspace/workspace";

export type StoriesView = {
  /** Of the maker's decisions; what `choose` is given as its base. */
  version: number;
  wishes: Workspace["stories"];
  /** The newest three; null while none are written. */
  told: ToldStories | null;
  /** What a run would tell now. */
  taken: TakenStory | null;
  /** The maker has written a plan of their own, which stays whatever story is taken. */
  ownPlan: boolean;
  /** What the newest run tells; null before it has come so far. */
  filmed: TakenStory | null;
};

/** The stories of a project and what the maker has decided on them. */
export async function storiesView(db: Database, projectId: string): Promise<StoriesView> {
  const { version, data } = await newestWorkspace(db, projectId);
  const run = await latestVideoRun(db, projectId);
  const filled = run && (await slotValues(db, { runId: run.id, slots: ["stories", "story"] }));
  const told = (filled?.get("stories") ?? null) as ToldStories | null;
  return {
    version,
    wishes: data.stories,
    ownPlan: data.plan !== null,
    told,
    taken: told && takeStory(told, data.stories),
    filmed: (filled?.get("story") ?? null) as TakenStory | null,
  };
}
