import { cutMaterial } from "@/db/queries/export-material";
import { sourceCut } from "@/db/queries/film-source";
import { getProject, ownsProject } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import type { CutSource } from "@/domain/export/cut-source";
import { packageStem } from "@/domain/export/package-entries";
import {
  type InterchangeKey,
  interchangeFileName,
  interchangeFormats,
  interchangeKeys,
  toInterchange,
} from "@/domain/interchange/formats";
import type { RateKey } from "@/domain/interchange/frame-rate";
import type { SignedInContext } from "@/server/context";

type Asked = CutSource & { projectId: string; rate: RateKey };

/** Where a document is downloaded. */
export const interchangePath = ({
  projectId,
  of,
  version,
  rate,
  format,
}: Asked & { format: InterchangeKey }) =>
  `/api/exports/${projectId}/interchange?${new URLSearchParams({ of, v: String(version), format, rate })}`;

export type InterchangeOffer = {
  key: InterchangeKey;
  fileName: string;
  downloadUrl: string;
  /** What the format does not carry of this cut. */
  lost: string[];
};

/** The documents that a version of a video can be handed over in, each with what it could not carry. */
export async function offerInterchange(
  ctx: Pick<SignedInContext, "db">,
  asked: Asked,
): Promise<InterchangeOffer[]> {
  const written = await writer(ctx, asked);
  return interchangeKeys.map((key) => {
    const { fileName, lost } = written(key);
    return { key, fileName, lost, downloadUrl: interchangePath({ ...asked, format: key }) };
  });
}

/** One document as a file. Somebody else's video and no video give the same "not-found". */
export async function downloadInterchange(
  ctx: SignedInContext,
  { format, ...asked }: Asked & { format: InterchangeKey },
): Promise<{ fileName: string; contentType: string; document: string }> {
  if (!(await ownsProject(ctx.db, { projectId: asked.projectId, userId: ctx.user.userId }))) {
    throw new StudioError("not-found", "This video does not exist, or it is not finished yet");
  }
  const { fileName, document } = (await writer(ctx, asked))(format);
  return { fileName, document, contentType: interchangeFormats[format].contentType };
}

async function writer({ db }: Pick<SignedInContext, "db">, { projectId, of, version, rate }: Asked) {
  const { title, deletedAt } = await getProject(db, projectId);
  const { cut } = await sourceCut(db, { projectId, of, version });
  if (deletedAt) throw new StudioError("not-found", "This video does not exist, or it is not finished yet");
  const { files, spoken } = await cutMaterial(db, { projectId, title, cut });
  const stem = packageStem({ title, of, version });
  return (key: InterchangeKey) => ({
    ...toInterchange(key, cut, { name: title, rate, files, spoken }),
    fileName: interchangeFileName(key, { stem, rate }),
  });
}
