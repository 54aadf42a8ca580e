import { cutOfVersion } from "@/db/queries/export-jobs";
import { projectTakes } from "@/db/queries/project-history";
import { checkExport, type ExportCheck } from "@/domain/export/check-export";
import type { VideoSettings } from "@/domain/export/settings";
import type { Context } from "@/server/context";
import { encodersHere } from "./export-desk";

/** How an export would turn out, before it is asked for. */
export async function checkVideo(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  { projectId, version, settings }: { projectId: string; version: number; settings: VideoSettings },
): Promise<ExportCheck[]> {
  const { cut } = await cutOfVersion(db, { projectId, version });
  const used = new Set(cut.video.flatMap((item) => (item.type === "clip" ? [item.takeId] : [])));
  const takes = await projectTakes(db, projectId);
  const clipSizes = takes.flatMap(({ take: { id, width, height } }) =>
    used.has(id) && width !== null && height !== null ? [{ width, height }] : [],
  );
  return checkExport({ cut, settings, clipSizes, encoders: await encodersHere(runtime.deps.media) });
}
