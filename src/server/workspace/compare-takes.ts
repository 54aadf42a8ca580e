import { plannersAnswer } from "@/db/queries/project-history";
import { takesOfArtifacts } from "@/db/queries/takes";
import { workspaceVersion } from "@/db/queries/workspaces";
import type { Take } from "@/db/schema/takes";
import { modelName } from "@/domain/catalogue/entries";
import type { TakeDifference, VersionTake } from "@/domain/view/workspace-views";
import { isToBeMade } from "@/domain/workspace/survey";
import type { Context } from "@/server/context";
import { mediaView } from "@/server/media/media-views";
import type { PlannedValue } from "@/server/projects/project-view";

type Ctx = Pick<Context, "db" | "runtime">;

/** What a maker looks at of a shot: retakes compete for the same clip, and are not told of. */
const shownSlot = /^shot\/[^/]+\/(first-frame|last-frame|clip)$/;

type Versions = { before: number; after: number };

/**
 * Frames and clips of which two versions have different takes: for each version those that a run of it would find. What
 * neither version has made is left out. @param slot Only what is there; null for all.
 */
export async function compareTakes(
  ctx: Ctx,
  { projectId, before, after, slot }: Versions & { projectId: string; slot: string | null },
): Promise<{ fps: number; differences: TakeDifference[] }> {
  const planned = (await plannersAnswer(ctx.db, projectId)) as PlannedValue | null;
  // A version that is not there is told first.
  const versions = await Promise.all(
    [before, after].map((version) => workspaceVersion(ctx.db, { projectId, version })),
  );
  if (!planned) return { fps: 0, differences: [] };
  const [was, is] = await Promise.all(versions.map(({ data }) => takesOf(ctx, { projectId, wishes: data })));
  const slots = [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])];
  const wanted = slots.filter((name) => slot === null || name === slot);
  const differing = wanted.filter((name) => was?.get(name)?.take.digest !== is?.get(name)?.take.digest);
  const differences = await Promise.all(
    differing.map(async (name) => ({
      slot: name,
      label: (is?.get(name) ?? was?.get(name))?.label ?? name,
      kind: name.endsWith("/clip") ? ("clip" as const) : ("frame" as const),
      before: await takeView(ctx, was?.get(name)?.take),
      after: await takeView(ctx, is?.get(name)?.take),
    })),
  );
  return { fps: planned.plan.fps, differences };
}

type Found = ReadonlyMap<string, { take: Take; label: string }>;

/** What of a version is made, by slot. */
async function takesOf(
  { db, runtime }: Ctx,
  { projectId, wishes }: Parameters<Ctx["runtime"]["survey"]>[0],
): Promise<Found> {
  const surveyed = await runtime.survey({ projectId, ...(wishes && { wishes }) });
  const made = surveyed.filter((piece) => shownSlot.test(piece.slot) && !isToBeMade(piece));
  const artifactIds = made.flatMap(({ artifactId }) => artifactId ?? []);
  const takes = await takesOfArtifacts(db, { projectId, artifactIds });
  return new Map(
    made.flatMap(({ slot, label, artifactId }) => {
      const take = takes.get(artifactId ?? "");
      return take ? [[slot, { take, label }] as const] : [];
    }),
  );
}

async function takeView({ runtime }: Ctx, take: Take | undefined): Promise<VersionTake | null> {
  if (!take) return null;
  return {
    takeId: take.id,
    media: await mediaView(runtime.blobs, take),
    model: modelName(take.model),
    createdAt: take.createdAt.toISOString(),
    durationFrames: take.durationFrames,
  };
}
