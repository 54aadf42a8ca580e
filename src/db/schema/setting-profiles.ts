import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import { createdAt, document, moment, primaryId } from "./columns";
import { users } from "./users";

/** Settings that somebody keeps under a name. */
export const settingProfiles = pgTable(
  "setting_profiles",
  {
    id: primaryId(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    settings: document<CoherenceSettings>().notNull(),
    /** New videos begin with it; one of an owner's at most. */
    isDefault: boolean().notNull().default(false),
    createdAt: createdAt(),
    /** Kept for a while, so that deleting can be undone. */
    deletedAt: moment(),
  },
  (table) => [
    uniqueIndex("setting_profiles_name")
      .on(table.ownerId, sql`lower(${table.name})`)
      .where(sql`${table.deletedAt} is null`),
    uniqueIndex("setting_profiles_default")
      .on(table.ownerId)
      .where(sql`${table.isDefault} and ${table.deletedAt} is null`),
    index("setting_profiles_owner").on(table.ownerId),
  ],
);
export type SettingProfile = typeof settingProfiles.$inferSelect;

/** The settings that somebody's last video was made with. */
export const lastSettings = pgTable("last_settings", {
  ownerId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  settings: document<CoherenceSettings>().notNull(),
  usedAt: moment().notNull().defaultNow(),
});
