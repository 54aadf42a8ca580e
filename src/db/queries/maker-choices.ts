import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { countClip } from "@/db/queries/insights/clip-facts";
import { chooseTake, type MakersChoice } from "@/db/queries/selections";
import { scorecards, selections, takes } from "@/db/schema/all";
import { newId } from "@/db/schema/columns";
import type { Take } from "@/db/schema/takes";
import { StudioError } from "@/domain/errors";

/** The take that fills a slot of a project, or null. */
export async function selectedTake(
  db: Database,
  { projectId, slot }: { projectId: string; slot: string },
): Promise<Take | null> {
  const [row] = await db
    .select({ take: takes })
    .from(selections)
    .innerJoin(takes, eq(takes.id, selections.takeId))
    .where(and(eq(selections.projectId, projectId), eq(selections.slot, slot)));
  return row?.take ?? null;
}

/**
 * Brings a take of another project into this one as the maker's choice for `slot`, with its scorecards: the same file,
 * at no cost. In the caller's transaction.
 */
export async function adoptTake(
  tx: Database,
  take: Take,
  { runId, ...choice }: Omit<MakersChoice, "takeId"> & { runId: string },
): Promise<void> {
  const { projectId, slot } = choice;
  const { id: _own, createdAt: _then, ...same } = take;
  await tx
    .insert(takes)
    .values({ ...same, id: newId(), projectId, slot, runId, costMicros: 0 })
    .onConflictDoNothing();
  const [adopted] = await tx
    .select({ id: takes.id })
    .from(takes)
    .where(and(eq(takes.projectId, projectId), eq(takes.slot, slot), eq(takes.contentKey, take.contentKey)));
  if (!adopted) throw new StudioError("conflict", "The take vanished while it was brought over. Try again.");
  const takeId = adopted.id;
  const cards = await tx.select().from(scorecards).where(eq(scorecards.takeId, take.id));
  if (cards.length > 0) {
    await tx
      .insert(scorecards)
      .values(cards.map((card) => ({ ...card, id: newId(), takeId })))
      .onConflictDoNothing();
  }
  await countClip(tx, takeId);
  await chooseTake(tx, { ...choice, takeId });
}
