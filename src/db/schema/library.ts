import { sql } from "drizzle-orm";
import { index, integer, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Json } from "@/domain/json";
import { libraryKinds } from "@/domain/library/library";
import { createdAt, document, moment, primaryId } from "./columns";
import { users } from "./users";

export const libraryKind = pgEnum("library_kind", libraryKinds);

/** What makers keep for more than one project: looks, brand kits, elements. What an item holds is decided by its kind. */
export const libraryItems = pgTable(
  "library_items",
  {
    id: primaryId(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: libraryKind().notNull(),
    /** As in the newest version, for lists and so that no two of a kind are called the same. */
    name: text().notNull(),
    /** The newest version. */
    version: integer().notNull(),
    createdAt: createdAt(),
    changedAt: createdAt(),
    /** Kept for a while, so that deleting can be undone. */
    deletedAt: moment(),
  },
  (table) => [
    uniqueIndex("library_items_name")
      .on(table.ownerId, table.kind, sql`lower(${table.name})`)
      .where(sql`${table.deletedAt} is null`),
    index("library_items_owner").on(table.ownerId, table.kind),
  ],
);
export type LibraryItem = typeof libraryItems.$inferSelect;

/** What an item was and is. A version is never changed: projects say which one they use. */
export const libraryVersions = pgTable(
  "library_versions",
  {
    itemId: uuid()
      .notNull()
      .references(() => libraryItems.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    data: document<Json>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.version] })],
);
export type LibraryVersion = typeof libraryVersions.$inferSelect;

/** Pictures of what looks do, by what they are drawn from: equal looks share one. */
export const lookPreviews = pgTable("look_previews", {
  contentKey: text().primaryKey(),
  digest: text().notNull(),
  createdAt: createdAt(),
});
