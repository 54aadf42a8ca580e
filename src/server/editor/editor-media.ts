import { projectTakes } from "@/db/queries/project-history";
import { ownedUploads } from "@/db/queries/projects";
import { modelName } from "@/domain/catalogue/entries";
import { StudioError } from "@/domain/errors";
import type { TakeKind } from "@/domain/shot/take";
import type { Cut } from "@/domain/timeline/cut";
import { lutsOf } from "@/domain/timeline/edit/grade";
import { namedClips } from "@/domain/timeline/nested";
import type { BinTake, EditorView } from "@/domain/view/editor-views";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";

/** Takes that a timeline can hold. */
const timedKinds: ReadonlySet<TakeKind> = new Set(["clip", "music", "voice", "effect"]);

type Takes = Awaited<ReturnType<typeof projectTakes>>;

/** The files that a project's cut may be made of, as a page uses them. */
export async function editorMedia(
  { db, runtime, user }: SignedInContext,
  { projectId, cut }: { projectId: string; cut: Cut },
): Promise<Pick<EditorView, "media" | "bin" | "lines">> {
  const rows = (await projectTakes(db, projectId)).filter(({ take }) => timedKinds.has(take.kind));
  const uploads = await ownedUploads(db, { ownerId: user.userId, digests: uploadDigests(cut) });
  const files = [...rows.map(({ take }) => take), ...uploads];
  const views = await Promise.all(
    files.map(async (file) => [file.digest, await mediaView(runtime.blobs, file)] as const),
  );
  const lines = rows.flatMap(({ take }) => (take.kind === "voice" ? [[take.id, take.prompt] as const] : []));
  return { media: Object.fromEntries(views), bin: binTakes(rows), lines: Object.fromEntries(lines) };
}

/**
 * Throws "invalid-input" for a cut with files that are not this project's: an address of a file is a right to read it,
 * so that a cut must not be a way to ask for somebody else's.
 */
export async function requireOwnMedia(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  { projectId, cut }: { projectId: string; cut: Cut },
): Promise<void> {
  const takes = new Map((await projectTakes(db, projectId)).map(({ take }) => [take.id, take.digest]));
  const clips = namedClips(cut);
  const placed = [...clips, ...cut.voice, ...cut.music, ...cut.effects];
  const files = uploadDigests(cut);
  const owned = new Set(
    (await ownedUploads(db, { ownerId: user.userId, digests: files })).map(({ digest }) => digest),
  );
  const isOwn =
    placed.every((item) => takes.get(item.takeId) === item.mediaDigest) &&
    files.every((digest) => owned.has(digest));
  if (!isOwn) {
    throw new StudioError(
      "invalid-input",
      "This cut uses files that are not in this project. Reload the editor.",
    );
  }
}

/** Pictures, fonts and tables for colours that the maker has uploaded. */
function uploadDigests(cut: Cut): string[] {
  const pictures = cut.overlays.flatMap((one) => (one.type === "image" ? [one.mediaDigest] : []));
  const texts = cut.overlays.flatMap((one) => (one.type === "text" ? [one.ownFont] : []));
  const fonts = [...texts, cut.captions?.look.ownFont];
  const tables = lutsOf(cut).map(({ digest }) => digest);
  return [...pictures, ...tables, ...fonts.flatMap((font) => (font ? [font.digest] : []))];
}

function binTakes(rows: Takes): BinTake[] {
  const counts = new Map<string, number>();
  return rows.map(({ take, chosen }) => {
    const number = (counts.get(take.slot) ?? 0) + 1;
    counts.set(take.slot, number);
    return {
      takeId: take.id,
      digest: take.digest,
      kind: take.kind,
      slot: take.slot,
      number,
      name: `${slotName(take.slot, take.kind)}, take ${number}`,
      durationFrames: take.durationFrames,
      model: modelName(take.model),
      draft: take.draft,
      chosen: chosen === take.id,
    };
  });
}

const kindNames: Partial<Record<TakeKind, string>> = {
  music: "Music",
  voice: "Voice",
  effect: "Effect",
};

/** "Shot 2" for the clip of s2; what stands in no shot is named by its kind. */
function slotName(slot: string, kind: TakeKind): string {
  const shot = /^shot\/\D*(\d+)\//.exec(slot)?.[1];
  const what = kindNames[kind];
  if (!shot) return what ?? slot;
  return what ? `${what} of shot ${shot}` : `Shot ${shot}`;
}
