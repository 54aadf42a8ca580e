import type { Database } from "@/db/client";
import { slotValue } from "@/db/queries/project-history";
import { newestBrief } from "@/db/queries/projects";
import { addRun, latestVideoRun, moveRun, refOf } from "@/db/queries/runs";
import { addStoryChoice } from "@/db/queries/story-choices";
import { newestWorkspace, saveWorkspace } from "@/db/queries/workspaces";
import type { Run } from "@/db/schema/runs";
import { StudioError } from "@/domain/errors";
import type { RunOptions } from "@/domain/run/run";
import { bestStory } from "@/domain/story/score-story";
import type { Story } from "@/domain/story/story";
import type { StoryWay, ToldStories } from "@/domain/story/told-stories";
import { lockedKeys, withoutLocks } from "@/domain/workspace/locks";
import type { Workspace } from "@/domain/workspace/workspace";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { requireRest } from "@/server/projects/require-rest";
import { takeRunFromLimit } from "@/server/projects/run-limit";

type Decision = {
  projectId: string;
  baseVersion: number;
  /** How long the maker looked at them. */
  spentMs: number;
  /** Whether shots with approved frames may be changed; they are not approved any more then. */
  unlock: boolean;
};

/** How often others can be asked for in one project. */
const requestsMax = 20;

/**
 * Writes down which story the maker takes, in their own version if there is one, and how long it took to decide. Throws
 * "conflict" when the decisions were changed meanwhile, "locked" while frames are approved that a story decides, "not-found"
 * while there are no stories.
 */
export async function chooseStory(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  {
    chosen,
    edited,
    way,
    ...decision
  }: Decision & { chosen: number | null; edited: Story | null; way: Exclude<StoryWay, "others"> },
): Promise<{ version: number }> {
  const { projectId } = decision;
  return db.transaction(async (tx) => {
    const saved = await saveStories(tx, user.userId, {
      ...decision,
      what: edited ? `Wrote a story of one's own, “${edited.title}”` : whatOf(chosen),
      change: (stories) => ({ ...stories, chosen, edited }),
    });
    const { run, told } = await newestStories(tx, projectId);
    await addStoryChoice(tx, {
      ...choiceFacts(run, told),
      projectId,
      way,
      chosen,
      spentMs: decision.spentMs,
    });
    return saved;
  });
}

const whatOf = (chosen: number | null) =>
  chosen === null ? "Left the choice of the story open" : `Took story ${chosen + 1}`;

/**
 * Asks for three others: writes the wish down and has the stories written, by the run that waits for the choice, or by a
 * guided run of its own, which makes nothing else before the maker has chosen.
 */
export async function askForOthers(
  ctx: SignedInContext,
  { guidance, ...decision }: Decision & { guidance: string },
): Promise<{ runId: string }> {
  const { db, runtime, user } = ctx;
  const { projectId } = decision;
  await takeRunFromLimit(ctx);
  return db.transaction(async (tx) => {
    await requireRest(tx, { projectId, what: "asking for other stories" });
    const { run, told } = await newestStories(tx, projectId);
    await saveStories(tx, user.userId, {
      ...decision,
      what: guidance === "" ? "Asked for three other stories" : `Asked for three other stories: ${guidance}`,
      change: (stories) => {
        if (stories.guidance.length >= requestsMax) {
          throw new StudioError(
            "invalid-input",
            `Others were asked for ${requestsMax} times. Edit or mix one of the stories instead.`,
          );
        }
        return { guidance: [...stories.guidance, guidance], chosen: null, edited: null };
      },
    });
    const { spentMs } = decision;
    await addStoryChoice(tx, { ...choiceFacts(run, told), projectId, way: "others", chosen: null, spentMs });
    const next = await storyRun(tx, run);
    await requestRun(tx, runtime, refOf(next));
    return { runId: next.id };
  });
}

/** The run that writes the stories anew: the one that waits for the choice, else a guided one beside what is there. */
async function storyRun(tx: Database, last: Run): Promise<Run> {
  const options: RunOptions = { ...last.options, guided: true, approved: [] };
  const from = ["waiting", "cancelled", "failed", "needs-attention"] as const;
  const moved = await moveRun(tx, last.id, { from, to: "queued", newAttempt: true, options });
  if (moved) return moved;
  const { projectId, ownerId } = last;
  const { id: briefId } = await newestBrief(tx, projectId);
  const { id } = await addRun(tx, { projectId, ownerId, briefId, options });
  const added = await latestVideoRun(tx, projectId);
  if (added?.id !== id)
    throw new StudioError("conflict", "Another run of this project has begun. Try again.");
  return added;
}

type SavedStories = Decision & {
  what: string;
  change: (stories: Workspace["stories"]) => Workspace["stories"];
};

async function saveStories(
  tx: Database,
  personId: string,
  { projectId, baseVersion, what, change, unlock }: SavedStories,
): Promise<{ version: number }> {
  const { data: before } = await newestWorkspace(tx, projectId);
  const data = unlock ? withoutLocks(before, lockedKeys(before)) : before;
  return saveWorkspace(tx, {
    projectId,
    baseVersion,
    personId,
    data: { ...data, stories: change(data.stories) },
    change: { what: what.slice(0, 200), target: "story" },
    unlock: unlock ? "all" : [],
  });
}

async function newestStories(tx: Database, projectId: string): Promise<{ run: Run; told: ToldStories }> {
  const run = await latestVideoRun(tx, projectId);
  const told = run && ((await slotValue(tx, { runId: run.id, slot: "stories" })) as ToldStories | null);
  if (!run || !told) {
    throw new StudioError(
      "not-found",
      "There are no stories to choose from yet. Wait until they are written.",
    );
  }
  return { run, told };
}

const choiceFacts = (run: Run, { round, scores }: ToldStories) => ({
  runId: run.id,
  round,
  best: bestStory(scores),
});
