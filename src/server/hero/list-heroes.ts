import { projectHeroes } from "@/db/queries/heroes";
import { newestBrief } from "@/db/queries/projects";
import { modelName } from "@/domain/catalogue/entries";
import type { HeroView } from "@/domain/view/hero-views";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";

/** All hero frames of a project, in the order in which they were asked for. */
export async function listHeroes(
  { db, runtime }: Pick<SignedInContext, "db" | "runtime">,
  { projectId }: { projectId: string },
): Promise<HeroView[]> {
  const { data: brief } = await newestBrief(db, projectId);
  const rows = await projectHeroes(db, projectId);
  return Promise.all(
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
}
