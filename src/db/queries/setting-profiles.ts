import { and, count, eq, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { lastSettings, type SettingProfile, settingProfiles, users } from "@/db/schema/all";
import type { OwnProfile } from "@/domain/coherence/outlook";
import { type CoherenceSettings, coherenceSettings } from "@/domain/coherence/settings";

type Owned = { id: string; ownerId: string };

const isOf = ({ id, ownerId }: Owned) =>
  and(eq(settingProfiles.id, id), eq(settingProfiles.ownerId, ownerId));
const kept = (ownerId: string) =>
  and(eq(settingProfiles.ownerId, ownerId), isNull(settingProfiles.deletedAt));

/** By name. Settings that were stored before another was added have it at its default. */
export async function listProfiles(db: Database, ownerId: string): Promise<OwnProfile[]> {
  const rows = await db
    .select()
    .from(settingProfiles)
    .where(kept(ownerId))
    .orderBy(sql`lower(${settingProfiles.name})`, settingProfiles.id);
  return rows.map(({ id, name, settings, isDefault }) => ({
    id,
    name,
    isDefault,
    settings: coherenceSettings.parse(settings),
  }));
}

/** Also one that was deleted and can be brought back. */
export async function findProfile(db: Database, owned: Owned): Promise<SettingProfile | null> {
  const [found] = await db.select().from(settingProfiles).where(isOf(owned));
  return found ?? null;
}

/** Lets one transaction at a time change somebody's profiles. */
export async function lockProfiles(tx: Database, ownerId: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for("update");
}

export async function countProfiles(db: Database, ownerId: string): Promise<number> {
  const [found] = await db.select({ profiles: count() }).from(settingProfiles).where(kept(ownerId));
  return found?.profiles ?? 0;
}

/** Whether another of the owner's profiles has this name, in whatever case. */
export async function isProfileNameTaken(
  db: Database,
  { ownerId, name, except }: { ownerId: string; name: string; except: string | null },
): Promise<boolean> {
  const same = and(kept(ownerId), sql`lower(${settingProfiles.name}) = lower(${name})`);
  const [found] = await db
    .select({ id: settingProfiles.id })
    .from(settingProfiles)
    .where(except === null ? same : and(same, ne(settingProfiles.id, except)));
  return found !== undefined;
}

export async function insertProfile(
  db: Database,
  profile: { ownerId: string; name: string; settings: CoherenceSettings },
): Promise<{ id: string }> {
  const [added] = await db.insert(settingProfiles).values(profile).returning({ id: settingProfiles.id });
  if (!added) throw new Error("the profile was not stored");
  return added;
}

export async function updateProfile(
  db: Database,
  { id, ownerId, ...change }: Owned & Partial<Pick<SettingProfile, "name" | "settings" | "deletedAt">>,
): Promise<void> {
  await db.update(settingProfiles).set(change).where(isOf({ id, ownerId }));
}

/** Null leaves the owner without one. */
export async function setDefaultProfile(
  db: Database,
  { id, ownerId }: { id: string | null; ownerId: string },
): Promise<void> {
  const before = and(eq(settingProfiles.ownerId, ownerId), eq(settingProfiles.isDefault, true));
  await db.update(settingProfiles).set({ isDefault: false }).where(before);
  if (id !== null) await db.update(settingProfiles).set({ isDefault: true }).where(isOf({ id, ownerId }));
}

/** Forgets profiles that were deleted before a moment. */
export async function forgetProfiles(
  db: Database,
  { ownerId, deletedBefore }: { ownerId: string; deletedBefore: Date },
): Promise<void> {
  const { deletedAt } = settingProfiles;
  await db
    .delete(settingProfiles)
    .where(and(eq(settingProfiles.ownerId, ownerId), isNotNull(deletedAt), lt(deletedAt, deletedBefore)));
}

/** The settings of the owner's last video; null before the first. */
export async function lastSettingsOf(db: Database, ownerId: string): Promise<CoherenceSettings | null> {
  const [found] = await db
    .select({ settings: lastSettings.settings })
    .from(lastSettings)
    .where(eq(lastSettings.ownerId, ownerId));
  return found ? coherenceSettings.parse(found.settings) : null;
}

export async function rememberSettings(
  db: Database,
  used: { ownerId: string; settings: CoherenceSettings },
): Promise<void> {
  const { settings } = used;
  await db
    .insert(lastSettings)
    .values(used)
    .onConflictDoUpdate({ target: lastSettings.ownerId, set: { settings, usedAt: sql`now()` } });
}
