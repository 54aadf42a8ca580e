import { addUpload, ownedUploads } from "@/db/queries/projects";
import { takesOfSlot } from "@/db/queries/takes";
import type { StoredItem } from "@/domain/library/library";
import {
  chosenReference,
  type ElementReference,
  type ElementWords,
  elementLimits,
  type LibraryElement,
  libraryElement,
  rankReferences,
  selectReference,
} from "@/domain/library/library-element";
import { slots } from "@/domain/shot/take";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";
import { requireFiles } from "@/server/uploads/require-files";
import { addItem, changeItem } from "./change-shelf";
import { itemOn, itemsOn, itemVersions } from "./shelf";

export const elementShelf = { kind: "element", content: libraryElement } as const;

/** An element as its maker writes it: what its pictures are worth is measured here. */
export type WrittenElement = {
  words: ElementWords;
  /** Digests of uploaded pictures. */
  references: readonly string[];
  /** The picture that frames shall be held against; null for the best one. */
  selected: string | null;
};

/** An element as people see it. `pictures` has the addresses of its references. */
export type LibraryElementView = StoredItem<LibraryElement> & { pictures: Record<string, string> };

export async function listElements(ctx: SignedInContext): Promise<LibraryElementView[]> {
  return withPictures(ctx, await itemsOn(ctx, elementShelf));
}

/** All versions of an element with their pictures, the newest first. Throws "not-found". */
export const elementVersions = async (ctx: SignedInContext, id: string) =>
  withPictures(ctx, await itemVersions(ctx, elementShelf, id));

async function withPictures<Held extends { content: LibraryElement }>(
  { db, user, runtime }: SignedInContext,
  elements: readonly Held[],
): Promise<(Held & Pick<LibraryElementView, "pictures">)[]> {
  const digests = elements.flatMap(({ content }) => content.references.map(({ digest }) => digest));
  const uploads = await ownedUploads(db, { ownerId: user.userId, digests });
  const urls = new Map(
    await Promise.all(
      uploads.map(async (upload) => [upload.digest, (await mediaView(runtime.blobs, upload)).url] as const),
    ),
  );
  return elements.map((element) => ({
    ...element,
    pictures: Object.fromEntries(
      element.content.references.flatMap(({ digest }) => {
        const url = urls.get(digest);
        return url === undefined ? [] : [[digest, url]];
      }),
    ),
  }));
}

/** Throws "invalid-input" for pictures that are not the caller's, and as adding anything to the library does. */
export async function addElement(ctx: SignedInContext, written: WrittenElement) {
  return addItem(ctx, elementShelf, await measured(ctx, written, []));
}

/** Throws "invalid-input" for pictures that are not the caller's, and as changing anything in the library does. */
export async function changeElement(
  ctx: SignedInContext,
  { id, baseVersion, element }: { id: string; baseVersion: number; element: WrittenElement },
) {
  const { content: before } = await itemOn(ctx, elementShelf, id);
  const content = await measured(ctx, element, before.references);
  return changeItem(ctx, elementShelf, { id, baseVersion, content });
}

/**
 * Keeps an element of a project's plan with the reference pictures that were made for it: as a new item, or promoted to the
 * next version of the one that it was taken from. Throws as adding and changing do.
 */
export async function keepPlanElement(
  ctx: SignedInContext,
  {
    projectId,
    elementKey,
    words,
    into,
  }: {
    projectId: string;
    elementKey: string;
    words: ElementWords;
    into: { id: string; baseVersion: number } | null;
  },
) {
  const before = into && (await itemOn(ctx, elementShelf, into.id)).content;
  const made = await ownReferences(ctx, { projectId, elementKey, name: words.name });
  const known = before?.references.map(({ digest }) => digest) ?? [];
  const references = [...new Set([...known, ...made])].slice(0, elementLimits.references);
  const element = { words, references, selected: before && chosenReference(before) };
  return into ? changeElement(ctx, { ...into, element }) : addElement(ctx, element);
}

/** What was made for an element in a project becomes the maker's own file, so that it outlives the project. */
async function ownReferences(
  { db, user, runtime }: SignedInContext,
  { projectId, elementKey, name }: { projectId: string; elementKey: string; name: string },
): Promise<string[]> {
  const takes = await takesOfSlot(db, { projectId, slot: slots.reference(elementKey) });
  const newest = takes.toReversed().slice(0, elementLimits.references);
  for (const { digest, contentType, width, height } of newest) {
    const bytes = (await runtime.blobs.head(digest))?.bytes ?? 0;
    const size = { width: width ?? 0, height: height ?? 0 };
    await addUpload(db, { ...size, digest, contentType, bytes, fileName: name, ownerId: user.userId });
  }
  return newest.map(({ digest }) => digest);
}

/** The element with its pictures scored, ranked and one of them selected. What was scored before keeps its score. */
async function measured(
  ctx: SignedInContext,
  { words, references, selected }: WrittenElement,
  known: readonly ElementReference[],
): Promise<LibraryElement> {
  await requireFiles(ctx, { pictures: references, fonts: [] });
  const { measure, files } = ctx.runtime.deps;
  const scored = await Promise.all(
    references.map(async (digest): Promise<ElementReference> => {
      const before = known.find((reference) => reference.digest === digest);
      if (before) return before;
      const card = await measure.frame({ file: await files.pathOf(digest), expectedSize: null });
      return { digest, overall: card.overall };
    }),
  );
  const ranked = rankReferences(scored);
  return { ...words, references: ranked, selected: selectReference(ranked, selected) };
}
