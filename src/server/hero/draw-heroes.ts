import { randomInt } from "node:crypto";
import { heroOf } from "@/db/queries/heroes";
import { newestBrief } from "@/db/queries/projects";
import { addRun, latestRun } from "@/db/queries/runs";
import { StudioError } from "@/domain/errors";
import { type HeroRequest, heroSeeds } from "@/domain/run/run";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { requireRest } from "@/server/projects/require-rest";
import { takeRunFromLimit } from "@/server/projects/run-limit";
import { estimateProjectHeroes } from "./estimate-heroes";

export const newHeroSeed = () => randomInt(heroSeeds);

/**
 * Starts drawing more hero frames of a project: new ones, or some derived from one that is there ("not-found" for any
 * other). Only a project at rest can be asked: "conflict" otherwise.
 */
export async function drawMoreHeroes(
  ctx: SignedInContext,
  { projectId, heroes }: { projectId: string; heroes: HeroRequest },
): Promise<{ runId: string }> {
  const { db, runtime, user } = ctx;
  if (heroes.parent && !(await heroOf(db, { projectId, takeId: heroes.parent.takeId }))) {
    throw new StudioError("not-found", "This project has no such hero frame");
  }
  const estimate = await estimateProjectHeroes(ctx, { projectId, heroes });
  await takeRunFromLimit(ctx);
  return db.transaction(async (tx) => {
    const made = await requireRest(tx, { projectId, what: "drawing hero frames" });
    const last = made ?? (await latestRun(tx, projectId));
    const { id: briefId } = await newestBrief(tx, projectId);
    const finalModels = last?.options.finalModels;
    const run = await addRun(tx, {
      projectId,
      ownerId: user.userId,
      briefId,
      options: {
        shotSeeds: {},
        heroes,
        estimateMicros: estimate.totalMicros,
        estimateSeconds: estimate.typicalSeconds,
        ...(finalModels && { finalModels }),
      },
    });
    await requestRun(tx, runtime, run);
    return { runId: run.id };
  });
}
