import { sourceCut } from "@/db/queries/film-source";
import { projectTakes } from "@/db/queries/project-history";
import { checkExport } from "@/domain/export/check-export";
import type { CutSource } from "@/domain/export/cut-source";
import type { ExportCheck } from "@/domain/export/export-check";
import type { VideoSettings } from "@/domain/export/settings";
import { seenClips } from "@/domain/timeline/nested";
import type { Context } from "@/server/context";
import { encodersHere } from "./export-desk";

/** How an export would turn out, before it is asked for. */
export async function checkVideo(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  { settings, ...source }: { projectId: string; settings: VideoSettings } & CutSource,
): Promise<ExportCheck[]> {
  const { cut } = await sourceCut(db, source);
  const used = new Set(seenClips(cut).map(({ takeId }) => takeId));
  const takes = await projectTakes(db, source.projectId);
  const clipSizes = takes.flatMap(({ take: { id, width, height } }) =>
    used.has(id) && width !== null && height !== null ? [{ width, height }] : [],
  );
  const encoders = await encodersHere(runtime.deps.media);
  return checkExport({ cut, settings, clipSizes, encoders, signer: await runtime.signing.state() });
}
