import { projectHeroes } from "@/db/queries/heroes";
import { newestBrief } from "@/db/queries/projects";
import { latestHeroRun } from "@/db/queries/runs";
import type { Run } from "@/db/schema/runs";
import { modelName } from "@/domain/catalogue/entries";
import { isOpen } from "@/domain/run/run";
import type { HeroesView } from "@/domain/view/hero-views";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";

/** All hero frames of a project, in the order in which they were asked for. */
export async function listHeroes(
  { db, runtime }: Pick<SignedInContext, "db" | "runtime">,
  { projectId }: { projectId: string },
): Promise<HeroesView> {
  const { data: brief } = await newestBrief(db, projectId);
  const rows = await projectHeroes(db, projectId);
  const heroes = await Promise.all(
    rows.map(async ({ hero, take, score }) => ({
      takeId: take.id,
      runId: hero.runId,
      parentTakeId: hero.parentTakeId,
      position: hero.position,
      label: hero.label,
      guidance: hero.guidance,
      rank: hero.rank,
      reason: hero.reason,
      score,
      favourite: hero.favourite,
      chosen: take.digest === brief.heroDigest,
      media: await mediaView(runtime.blobs, take),
      model: modelName(take.model),
      seed: take.seed,
      draft: take.draft,
      costMicros: take.costMicros,
      createdAt: hero.createdAt.toISOString(),
    })),
  );
  return { heroes, trouble: troubleOf(await latestHeroRun(db, projectId)) };
}

function troubleOf(run: Run | null): HeroesView["trouble"] {
  if (!run || isOpen(run.status) || run.status === "done") return null;
  return {
    message: run.failure?.message ?? "Drawing was cancelled. What is finished is kept.",
  };
}
