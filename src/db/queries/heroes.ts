import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { heroCandidates, projects, runs, scorecards, selections, takes } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { HeroLook } from "@/domain/hero/hero-look";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import { slots } from "@/domain/shot/take";

/** The owner's newest hero frame with this picture, in whichever project it was drawn; null for none. */
export async function heroLook(
  db: Database,
  { ownerId, digest }: { ownerId: string; digest: string },
): Promise<HeroLook | null> {
  const [found] = await db
    .select({ digest: takes.digest, contentType: takes.contentType, scene: heroCandidates.scene })
    .from(heroCandidates)
    .innerJoin(takes, eq(takes.id, heroCandidates.takeId))
    .innerJoin(projects, eq(projects.id, heroCandidates.projectId))
    .where(and(eq(projects.ownerId, ownerId), eq(takes.digest, digest)))
    .orderBy(desc(heroCandidates.createdAt))
    .limit(1);
  return found ?? null;
}

/** A hero frame of a project, by its take; null for none. */
export async function heroOf(
  db: Database,
  { projectId, takeId }: { projectId: string; takeId: string },
): Promise<HeroLook | null> {
  const [found] = await db
    .select({ digest: takes.digest, contentType: takes.contentType, scene: heroCandidates.scene })
    .from(heroCandidates)
    .innerJoin(takes, eq(takes.id, heroCandidates.takeId))
    .where(and(eq(heroCandidates.projectId, projectId), eq(heroCandidates.takeId, takeId)));
  return found ?? null;
}

/** Keeps what a take is as a hero frame. One that was drawn before stays where it was first asked for. */
export async function saveHero(
  db: Database,
  run: RunRef,
  hero: { takeId: string; position: number; label: string; scene: SceneSpec },
): Promise<void> {
  const parent = run.options.heroes?.parent ?? null;
  await db
    .insert(heroCandidates)
    .values({
      ...hero,
      projectId: run.projectId,
      runId: run.id,
      parentTakeId: parent?.takeId ?? null,
      guidance: parent?.guidance ?? "",
      strength: parent?.strength ?? null,
    })
    .onConflictDoNothing();
}

/** Writes down the order of a run's candidates. The best is selected unless the maker has chosen. */
export function rankHeroes(
  db: Database,
  run: RunRef,
  { takeIds, reason }: { takeIds: readonly string[]; reason: string },
): Promise<void> {
  return db.transaction(async (tx) => {
    for (const [index, takeId] of takeIds.entries()) {
      await tx
        .update(heroCandidates)
        .set({ rank: index + 1, reason: index === 0 ? reason : null })
        .where(and(eq(heroCandidates.takeId, takeId), eq(heroCandidates.runId, run.id)));
    }
    const [best] = takeIds;
    if (best) await selectHero(tx, { projectId: run.projectId, takeId: best, chosenBy: "system", reason });
  });
}

/** The take that stands in the slot of the hero frame. A choice of the maker's is only changed by the maker. */
export async function selectHero(
  db: Database,
  choice: { projectId: string; takeId: string; chosenBy: "system" | "maker"; reason: string },
): Promise<void> {
  const { takeId, chosenBy, reason } = choice;
  await db
    .insert(selections)
    .values({ ...choice, slot: slots.hero })
    .onConflictDoUpdate({
      target: [selections.projectId, selections.slot],
      set: { takeId, chosenBy, reason },
      ...(chosenBy === "system" && { setWhere: eq(selections.chosenBy, "system") }),
    });
}

/** Takes the maker's choice back: what was ranked first in the newest request stands again. */
export async function unselectHero(db: Database, projectId: string): Promise<void> {
  await db
    .delete(selections)
    .where(and(eq(selections.projectId, projectId), eq(selections.slot, slots.hero)));
  const [best] = await db
    .select({ takeId: heroCandidates.takeId, reason: heroCandidates.reason })
    .from(heroCandidates)
    .where(and(eq(heroCandidates.projectId, projectId), eq(heroCandidates.rank, 1)))
    .orderBy(desc(heroCandidates.createdAt))
    .limit(1);
  if (best)
    await selectHero(db, {
      projectId,
      takeId: best.takeId,
      chosenBy: "system",
      reason: best.reason ?? "Ranked first",
    });
}

/** All candidates of a project with their takes and scores, in the order in which they were asked for. */
export function projectHeroes(db: Database, projectId: string) {
  return db
    .select({
      hero: heroCandidates,
      take: takes,
      score: sql<number | null>`(
        select ${scorecards.overall} from ${scorecards}
        where ${scorecards.takeId} = ${takes.id} order by ${scorecards.createdAt} desc limit 1)`,
    })
    .from(heroCandidates)
    .innerJoin(takes, eq(takes.id, heroCandidates.takeId))
    .innerJoin(runs, eq(runs.id, heroCandidates.runId))
    .where(eq(heroCandidates.projectId, projectId))
    .orderBy(asc(runs.number), asc(heroCandidates.position));
}

export async function setFavourite(
  db: Database,
  { projectId, takeId, favourite }: { projectId: string; takeId: string; favourite: boolean },
): Promise<void> {
  const changed = await db
    .update(heroCandidates)
    .set({ favourite })
    .where(and(eq(heroCandidates.projectId, projectId), eq(heroCandidates.takeId, takeId)))
    .returning({ takeId: heroCandidates.takeId });
  if (changed.length === 0) throw new StudioError("not-found", "This project has no such hero frame");
}
