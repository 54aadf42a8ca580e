import { lastSettingsOf, listProfiles } from "@/db/queries/setting-profiles";
import { type CoherenceSettings, defaultSettings } from "@/domain/coherence/settings";
import type { SignedInContext } from "@/server/context";

/** The default profile, else what the last video was made with, else what everybody begins with. */
export async function settingsPreset({
  db,
  user,
}: Pick<SignedInContext, "db" | "user">): Promise<CoherenceSettings> {
  const chosen = (await listProfiles(db, user.userId)).find(({ isDefault }) => isDefault);
  return chosen?.settings ?? (await lastSettingsOf(db, user.userId)) ?? defaultSettings;
}
