import { z } from "zod";

/** What a library keeps. */
export const libraryKinds = ["look", "brand", "element"] as const;
export type LibraryKind = (typeof libraryKinds)[number];

/** Items of one kind in one library. */
export const libraryItemsMax = 200;

/** How people call an item of a kind. */
export const libraryNouns: Record<LibraryKind, string> = {
  look: "look",
  brand: "brand kit",
  element: "element",
};

/** What an element of a plan was taken from. Its words are in the plan, where the maker may change them. */
export const libraryLink = z.object({
  itemId: z.string(),
  version: z.int().positive(),
  /** The picture that every frame is held against; null for one that is drawn. */
  referenceDigest: z.string().nullable(),
});

/** An item in the version that is newest, or was asked for. */
export type StoredItem<Content> = { id: string; version: number; changedAt: Date; content: Content };

/** In which projects an item is used now: how many there are, and those of them that are listed, the newest first. */
export type LibraryUses = { key: string; count: number; projects: { projectId: string; title: string }[] };

/** Of so many projects that use an item the names are told. */
export const listedUsesMax = 20;
