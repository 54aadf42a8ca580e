import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { cutEditData } from "@/db/queries/cut-edits";
import { newestBrief, ownedUploads } from "@/db/queries/projects";
import { briefs, cuts, exports, projects, runs, selections, takes } from "@/db/schema/all";
import type { Brief } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import type { CutSource } from "@/domain/export/cut-source";
import type { MakersPicture } from "@/domain/export/origin";
import { type Cut, cut as cutDocument } from "@/domain/timeline/cut";
import { seenClips } from "@/domain/timeline/nested";

export type SourceCut = { cut: Cut /** Whether a person changed it. */; edited: boolean; brief: Brief };

/** The cut that is exported. Throws "not-found" when the project has no such version. */
export async function sourceCut(
  db: Database,
  { projectId, of, version }: { projectId: string } & CutSource,
): Promise<SourceCut> {
  const newest = async () => (await newestBrief(db, projectId)).data;
  if (of === "edit") {
    const data = await cutEditData(db, { projectId, version });
    if (!data) throw new StudioError("not-found", "This version of the cut is not there any more");
    return { cut: cutDocument.parse(data), edited: true, brief: await newest() };
  }
  const [found] = await db
    .select({ cut: cuts.data, options: runs.options, brief: briefs.data })
    .from(exports)
    .innerJoin(cuts, eq(cuts.id, exports.cutId))
    .leftJoin(runs, eq(runs.id, exports.runId))
    .leftJoin(briefs, eq(briefs.id, runs.briefId))
    .where(and(eq(exports.projectId, projectId), eq(exports.version, version)));
  if (!found) throw new StudioError("not-found", "This version of the video does not exist");
  const edited = found.options?.cutEdit !== undefined;
  return { cut: found.cut, edited, brief: found.brief ?? (await newest()) };
}

/** Whether a cut's pictures were drawn without a trained model, and which pictures of the maker's own went into it. */
export async function filmOrigin(
  db: Database,
  { projectId, cut, brief }: { projectId: string } & Pick<SourceCut, "cut" | "brief">,
): Promise<{ draft: boolean; pictures: MakersPicture[] }> {
  const takeIds = seenClips(cut).map(({ takeId }) => takeId);
  const shown = await db
    .select({ draft: takes.draft })
    .from(takes)
    .where(and(eq(takes.projectId, projectId), inArray(sql`${takes.id}::text`, takeIds)));
  const fromMaker = await ownTakes(db, projectId);
  const photos = brief.imageDigests.filter((digest) => !fromMaker.some((take) => take.digest === digest));
  const overlays = cut.overlays.flatMap((item) => (item.type === "image" ? [item.mediaDigest] : []));
  const files = await filesOf(db, projectId, [...photos, ...overlays]);
  return {
    draft: shown.some(({ draft }) => draft),
    pictures: [
      ...photos.map((digest, place) => ({
        ...{ digest, use: "model" as const, contentType: files.get(digest) ?? "image/png" },
        title: brief.imageNotes?.[digest] ?? `Photo ${place + 1}`,
      })),
      ...fromMaker,
      ...[...new Set(overlays)].map((digest) => ({
        ...{ digest, use: "picture" as const, title: "Picture over the film" },
        contentType: files.get(digest) ?? "image/png",
      })),
    ],
  };
}

/** Pictures of the maker's own that were chosen as frames or references, in the place of a model's. */
async function ownTakes(db: Database, projectId: string): Promise<MakersPicture[]> {
  const chosen = await db
    .selectDistinct({ digest: takes.digest, contentType: takes.contentType, slot: takes.slot })
    .from(takes)
    .innerJoin(selections, eq(selections.takeId, takes.id))
    .where(and(eq(takes.projectId, projectId), inArray(takes.model, ["maker/upload", "maker/library"])))
    .orderBy(takes.slot);
  const byDigest = new Map(chosen.map((take) => [take.digest, take]));
  return [...byDigest.values()].map(({ digest, contentType, slot }) => ({
    ...{ digest, contentType, use: "model" },
    title: `Picture for ${slot}`,
  }));
}

/** The content types of files that the project's owner has uploaded. */
async function filesOf(
  db: Database,
  projectId: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const [project] = await db
    .select({ ownerId: projects.ownerId })
    .from(projects)
    .where(eq(projects.id, projectId));
  const uploads = project ? await ownedUploads(db, { ownerId: project.ownerId, digests }) : [];
  return new Map(uploads.map(({ digest, contentType }) => [digest, contentType]));
}
