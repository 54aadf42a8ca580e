import { poolItems } from "@/db/queries/pool";
import { addUpload } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import {
  blankElement,
  chosenReference,
  type ElementWords,
  elementLimits,
  type LibraryElement,
} from "@/domain/library/library-element";
import { wordsOfElement } from "@/domain/workspace/link-element";
import type { SignedInContext } from "@/server/context";
import { openPool } from "@/server/pool/open-pool";
import { addElement, changeElement, elementShelf } from "./elements";
import { itemOn } from "./shelf";

type Into =
  | { element: "new"; name: string; kind: ElementWords["kind"] }
  | { element: "known"; id: string; baseVersion: number };

/**
 * Makes pictures of a project's pool references of an element: of a new one, or of one that is in the library, as its next
 * version. Clips and sounds among them are left out. Throws "invalid-input" when there is no picture, nothing new, or too many, and as adding
 * and changing elements do.
 */
export async function keepFromPool(
  ctx: SignedInContext,
  { projectId, itemIds, into }: { projectId: string; itemIds: readonly string[]; into: Into },
): Promise<{ id: string; version: number; kept: number }> {
  const before = await elementOf(ctx, into);
  const taken = await picturesOfPool(ctx, { projectId, itemIds });
  const known = before.references.map(({ digest }) => digest);
  const references = [...new Set([...known, ...taken.map(({ digest }) => digest)])];
  if (references.length > elementLimits.references) {
    throw new StudioError(
      "invalid-input",
      `An element has at most ${elementLimits.references} pictures, and this would be ${references.length}. Select fewer.`,
    );
  }
  if (references.length === known.length) {
    throw new StudioError("invalid-input", `“${before.name}” has these pictures already.`);
  }
  for (const picture of taken) await addUpload(ctx.db, { ...picture, ownerId: ctx.user.userId });
  const element = { words: wordsOfElement(before), references, selected: chosenReference(before) };
  const saved =
    into.element === "new"
      ? await addElement(ctx, element)
      : await changeElement(ctx, { id: into.id, baseVersion: into.baseVersion, element });
  return { ...saved, kept: references.length - known.length };
}

async function elementOf(ctx: SignedInContext, into: Into): Promise<LibraryElement> {
  if (into.element === "known") return (await itemOn(ctx, elementShelf, into.id)).content;
  return { ...blankElement, name: into.name, kind: into.kind, references: [], selected: null };
}

/** In the order in which they were selected, as files that outlive the project. */
async function picturesOfPool(
  { db, runtime }: SignedInContext,
  { projectId, itemIds }: { projectId: string; itemIds: readonly string[] },
) {
  const { place } = await openPool(db, projectId);
  const rows = await poolItems(db, place, itemIds);
  const pictures = itemIds
    .flatMap((id) => rows.filter((row) => row.id === id))
    .filter(({ contentType }) => contentType.startsWith("image/"));
  if (pictures.length === 0) {
    throw new StudioError(
      "invalid-input",
      "Only pictures can be references. Select frames, element pictures or your own pictures.",
    );
  }
  return Promise.all(
    pictures.map(async ({ digest, contentType, width, height, thumbnailDigest, fileName, prompt }) => ({
      ...{ digest, contentType, thumbnailDigest, width: width ?? 0, height: height ?? 0 },
      bytes: (await runtime.blobs.head(digest))?.bytes ?? 0,
      fileName: fileName ?? (prompt.slice(0, 60) || "From the pool"),
    })),
  );
}
