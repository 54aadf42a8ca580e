import { and, eq, like } from "drizzle-orm";
import type { Database } from "@/db/client";
import { scorecards, selections, takes } from "@/db/schema/all";
import { newId } from "@/db/schema/columns";
import type { Take } from "@/db/schema/takes";
import { StudioError } from "@/domain/errors";
import type { ChosenClip } from "@/domain/shot/take";

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

/** Clips that the maker has chosen over what the studio selected. */
export async function chosenClips(db: Database, projectId: string): Promise<ChosenClip[]> {
  const rows = await db
    .select({
      slot: takes.slot,
      takeId: takes.id,
      digest: takes.digest,
      durationFrames: takes.durationFrames,
    })
    .from(selections)
    .innerJoin(takes, eq(takes.id, selections.takeId))
    .where(
      and(
        eq(selections.projectId, projectId),
        eq(selections.chosenBy, "maker"),
        eq(takes.kind, "clip"),
        like(selections.slot, "shot/%"),
      ),
    );
  return rows.flatMap(({ durationFrames, ...clip }) =>
    durationFrames === null ? [] : [{ ...clip, durationFrames }],
  );
}

/**
 * Brings a take of another project into this one as the maker's choice for `slot`, with its scorecards: the same file,
 * at no cost. In the caller's transaction.
 */
export async function adoptTake(
  tx: Database,
  take: Take,
  { projectId, slot, runId, reason }: { projectId: string; slot: string; runId: string; reason: string },
): Promise<void> {
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
  const choice = { takeId, chosenBy: "maker" as const, reason };
  await tx
    .insert(selections)
    .values({ projectId, slot, ...choice })
    .onConflictDoUpdate({ target: [selections.projectId, selections.slot], set: choice });
}

/** Leaves the choice of a slot, or of all slots, to the studio again: what is made next may take its place. */
export async function releaseChoices(
  tx: Database,
  { projectId, slot }: { projectId: string; slot?: string },
): Promise<void> {
  await tx
    .update(selections)
    .set({ chosenBy: "system" })
    .where(and(eq(selections.projectId, projectId), slot ? eq(selections.slot, slot) : undefined));
}
