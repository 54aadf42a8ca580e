import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { projectLedger, projectTakes, slotValue } from "@/db/queries/project-history";
import { newestBrief, projectExports } from "@/db/queries/projects";
import { latestVideoRun } from "@/db/queries/runs";
import { exportJobs, takes } from "@/db/schema/all";
import type { CutSource } from "@/domain/export/cut-source";
import type { ExportWork } from "@/domain/export/export-job";
import { type KnownMedia, mediaFiles } from "@/domain/export/media-files";
import type { PackageMaterial } from "@/domain/export/package-material";
import type { Narrative, Plan } from "@/domain/plan/plan";
import { videoFileName } from "@/domain/text/file-name";
import type { Cut } from "@/domain/timeline/cut";

/** What the media of a cut are, and what its voice says. */
export async function cutMaterial(
  db: Database,
  { projectId, title, cut }: { projectId: string; title: string; cut: Cut },
): Promise<Pick<PackageMaterial, "files" | "spoken">> {
  const numbers = new Map<string, number>();
  const known = new Map<string, KnownMedia>();
  const lines = new Map<string, string>();
  const rows = await db
    .select()
    .from(takes)
    .where(eq(takes.projectId, projectId))
    .orderBy(takes.createdAt, takes.id);
  for (const take of rows) {
    const takeNumber = (numbers.get(take.slot) ?? 0) + 1;
    numbers.set(take.slot, takeNumber);
    if (!known.has(take.digest)) known.set(take.digest, { ...take, takeNumber });
    if (take.kind === "voice") lines.set(take.id, take.prompt);
  }
  const spoken = cut.voice.flatMap(({ id, takeId }) => {
    const line = lines.get(takeId);
    return line === undefined ? [] : [[id, line] as const];
  });
  return { files: mediaFiles(cut, { title, known }), spoken: new Map(spoken) };
}

/** Everything of a project that a package can hold. */
export async function packageMaterial(
  db: Database,
  { projectId, work }: { projectId: string; work: ExportWork },
): Promise<PackageMaterial> {
  const { title, of = "video", version, cut, draft, pictures = [] } = work;
  const run = await latestVideoRun(db, projectId);
  const planned = run
    ? ((await slotValue(db, { runId: run.id, slot: "plan" })) as { plan: Plan; narrative: Narrative } | null)
    : null;
  const chosen = (await projectTakes(db, projectId)).filter(({ take, chosen }) => chosen === take.id);
  return {
    ...{ title, of, version, cut, origin: { draft, pictures } },
    prompt: (await newestBrief(db, projectId)).data.prompt,
    ...(await cutMaterial(db, { projectId, title, cut })),
    videos: await videosOf(db, { projectId, title, of, version }),
    frames: chosen.flatMap(({ take: { kind, slot, digest, contentType } }) =>
      ["frame", "reference", "hero"].includes(kind) ? [{ slot, digest, contentType }] : [],
    ),
    plan: planned?.plan ?? null,
    narrative: planned?.narrative ?? null,
    prompts: chosen.map(({ take: { slot, model, seed, prompt } }) => ({ slot, model, seed, prompt })),
    costs: await projectLedger(db, projectId),
  };
}

/** The file of a version, where there is one, and what was exported from it. */
async function videosOf(
  db: Database,
  { projectId, title, of, version }: { projectId: string; title: string } & CutSource,
): Promise<PackageMaterial["videos"]> {
  const rendered = of === "video" ? await projectExports(db, projectId) : [];
  const own = rendered.filter((one) => one.version === version);
  const finished = await db
    .select({ work: exportJobs.work, digest: exportJobs.digest })
    .from(exportJobs)
    .where(
      and(
        eq(exportJobs.projectId, projectId),
        inArray(exportJobs.status, ["done"]),
        isNull(exportJobs.deletedAt),
      ),
    );
  return [
    ...own.map(({ digest }) => ({ fileName: videoFileName(title, version), digest })),
    ...finished.flatMap(({ work, digest }) =>
      digest !== null &&
      work.version === version &&
      (work.of ?? "video") === of &&
      work.settings.kind === "video"
        ? [{ fileName: work.fileName, digest }]
        : [],
    ),
  ];
}
