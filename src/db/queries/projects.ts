import { and, count, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { forgetProjectMoney } from "@/db/queries/money/forget";
import { briefs, exports, projects, uploads } from "@/db/schema/all";
import type { Export } from "@/db/schema/cuts";
import type { Project } from "@/db/schema/projects";
import { type Brief, brief } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import type { ProjectStatus } from "@/domain/run/run";
import { takesOfItem } from "./takes-of-item";

export async function ownsProject(
  db: Database,
  { projectId, userId }: { projectId: string; userId: string },
): Promise<boolean> {
  const found = await db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.id, projectId), eq(projects.ownerId, userId)));
  return found.length === 1;
}

export async function getProject(db: Database, projectId: string): Promise<Project> {
  const [project] = await db.select().from(projects).where(eq(projects.id, projectId));
  if (!project) throw new StudioError("not-found", "This project does not exist, or it is not yours");
  return project;
}

/** What an earlier release did not know of a brief has its default. */
export async function newestBrief(db: Database, projectId: string): Promise<{ id: string; data: Brief }> {
  const [found] = await db
    .select({ id: briefs.id, data: briefs.data })
    .from(briefs)
    .where(eq(briefs.projectId, projectId))
    .orderBy(desc(briefs.version))
    .limit(1);
  if (!found) throw new StudioError("not-found", "This project has no brief");
  return { id: found.id, data: brief.parse(found.data) };
}

/** Lets one transaction at a time begin a run of the project. */
export async function lockProject(tx: Database, projectId: string): Promise<void> {
  await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, projectId)).for("update");
}

/** The next version of a project's brief. */
export async function addBrief(
  db: Database,
  { projectId, brief: data, digest }: { projectId: string; brief: Brief; digest: string },
): Promise<{ briefId: string }> {
  const [{ next } = { next: 1 }] = await db
    .select({ next: sql<number>`coalesce(max(${briefs.version}), 0)::int + 1` })
    .from(briefs)
    .where(eq(briefs.projectId, projectId));
  const [added] = await db
    .insert(briefs)
    .values({ projectId, version: next, data, digest })
    .returning({ briefId: briefs.id });
  if (!added) throw new StudioError("conflict", "The brief could not be added");
  return added;
}

/** A project with its first brief, in the caller's transaction. */
export async function addProject(
  db: Database,
  { ownerId, brief, digest, title }: { ownerId: string; brief: Brief; digest: string; title: string },
): Promise<{ projectId: string; briefId: string }> {
  const [project] = await db
    .insert(projects)
    .values({ ownerId, title, prompt: brief.prompt, format: brief.format })
    .returning({ id: projects.id });
  if (!project) throw new StudioError("conflict", "The project could not be added");
  return { projectId: project.id, ...(await addBrief(db, { projectId: project.id, brief, digest })) };
}

/** The owner's newest project with this very brief: asking for the same build again finds it. */
export async function projectWithBrief(
  db: Database,
  { ownerId, digest }: { ownerId: string; digest: string },
): Promise<{ projectId: string; briefId: string } | null> {
  const [found] = await db
    .select({ projectId: projects.id, briefId: briefs.id })
    .from(briefs)
    .innerJoin(projects, eq(projects.id, briefs.projectId))
    .where(and(eq(briefs.digest, digest), eq(projects.ownerId, ownerId), isNull(projects.deletedAt)))
    .orderBy(desc(projects.createdAt))
    .limit(1);
  return found ?? null;
}

export type GalleryPosition = { createdAt: Date; id: string };

/** A page of the gallery, newest first, starting after a position: equally fast at any depth. */
export function galleryPage(
  db: Database,
  {
    ownerId,
    search,
    status,
    after,
    limit,
  }: {
    ownerId: string;
    search: string | null;
    status: ProjectStatus | null;
    after: GalleryPosition | null;
    limit: number;
  },
): Promise<Project[]> {
  return db
    .select()
    .from(projects)
    .where(
      and(
        eq(projects.ownerId, ownerId),
        isNull(projects.deletedAt),
        status ? eq(projects.status, status) : undefined,
        search ? matches(search) : undefined,
        // One comparison of rows, as the index is ordered: written as two conditions it would be read from the start.
        after
          ? sql`(${projects.createdAt}, ${projects.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(projects.createdAt), desc(projects.id))
    .limit(limit);
}

/** Every word must begin a word of the title or the prompt. Characters with a meaning to tsquery are dropped. */
function matches(search: string) {
  const words = search.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return sql`false`;
  const query = words.map((word) => `${word}:*`).join(" & ");
  return sql`${projects.search} @@ to_tsquery('simple', ${query})`;
}

/** The newest export of each project that has one. */
export async function newestExports(
  db: Database,
  projectIds: readonly string[],
): Promise<Map<string, Export>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([exports.projectId])
    .from(exports)
    .where(inArray(exports.projectId, [...projectIds]))
    .orderBy(exports.projectId, desc(exports.version));
  return new Map(rows.map((row) => [row.projectId, row]));
}

export async function projectExports(db: Database, projectId: string): Promise<Export[]> {
  return db.select().from(exports).where(eq(exports.projectId, projectId)).orderBy(desc(exports.version));
}

/** Those of a project's exports in which at least one clip is a draft. */
export async function draftExports(db: Database, projectId: string): Promise<Set<string>> {
  const rows = await queryRows<{ id: string }>(
    db,
    sql`select distinct e.id from exports e join cuts c on c.id = e.cut_id
        cross join lateral json_array_elements(c.data -> 'video') as item
        cross join lateral ${takesOfItem} as shown
        join takes t on t.id::text = shown."takeId"
        where e.project_id = ${projectId} and t.draft`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Marks as deleted, or takes the mark back. */
export async function setDeleted(db: Database, projectId: string, deletedAt: Date | null): Promise<void> {
  await db.update(projects).set({ deletedAt }).where(eq(projects.id, projectId));
}

export async function ownedUploads(
  db: Database,
  { ownerId, digests }: { ownerId: string; digests: readonly string[] },
) {
  if (digests.length === 0) return [];
  return db
    .select()
    .from(uploads)
    .where(and(eq(uploads.ownerId, ownerId), inArray(uploads.digest, [...digests])));
}

export async function addUpload(db: Database, upload: typeof uploads.$inferInsert): Promise<void> {
  await db.insert(uploads).values(upload).onConflictDoNothing();
}

export async function countProjects(db: Database, ownerId: string): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(projects)
    .where(and(eq(projects.ownerId, ownerId), isNull(projects.deletedAt)));
  return row?.total ?? 0;
}

/** Projects that were deleted before a moment, for good removal. */
export function longDeleted(db: Database, before: Date, limit: number): Promise<{ id: string }[]> {
  return db.select({ id: projects.id }).from(projects).where(lt(projects.deletedAt, before)).limit(limit);
}

/** Blobs that a project's rows name: what may have to go when they go. */
export async function projectDigests(db: Database, projectId: string): Promise<string[]> {
  const rows = await queryRows<{ digest: string }>(
    db,
    sql`select distinct unnest(a.digests) as digest from artifacts a
        join run_artifacts ra on ra.artifact_id = a.id join runs r on r.id = ra.run_id where r.project_id = ${projectId}
        union select j.digest from export_jobs j where j.project_id = ${projectId} and j.digest is not null`,
  );
  return rows.map(({ digest }) => digest);
}

/** Removes a project's rows for good, with the results that no other project uses. */
export async function purgeProject(db: Database, projectId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await forgetProjectMoney(tx, projectId);
    await tx.delete(projects).where(eq(projects.id, projectId));
    await tx.execute(
      sql`delete from artifacts a where not exists (select 1 from run_artifacts ra where ra.artifact_id = a.id)`,
    );
  });
}

/** Those of the blobs that no row names any more. */
export async function unusedDigests(db: Database, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const rows = await queryRows<{ digest: string }>(
    db,
    sql`select d.digest from unnest(${sql.param([...digests])}::text[]) as d(digest)
        where not exists (select 1 from artifacts a where d.digest = any(a.digests))
          and not exists (select 1 from takes t where t.digest = d.digest)
          and not exists (select 1 from uploads u where d.digest in (u.digest, u.thumbnail_digest))
          and not exists (select 1 from export_jobs j where j.digest = d.digest)
          and not exists (select 1 from render_segments s where s.digest = d.digest)`,
  );
  return rows.map(({ digest }) => digest);
}
