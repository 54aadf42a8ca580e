import { acceptedDefaults } from "@/db/queries/insights/proposals";
import { lastSettingsOf, listProfiles } from "@/db/queries/setting-profiles";
import { type CoherenceSettings, coherenceSettings, defaultSettings } from "@/domain/coherence/settings";
import type { SignedInContext } from "@/server/context";

/**
 * The default profile, else what the last video was made with, else what everybody begins with here: the product's
 * settings with the defaults that administrators have accepted.
 */
export async function settingsPreset({
  db,
  user,
}: Pick<SignedInContext, "db" | "user">): Promise<CoherenceSettings> {
  const chosen = (await listProfiles(db, user.userId)).find(({ isDefault }) => isDefault);
  const known = chosen?.settings ?? (await lastSettingsOf(db, user.userId));
  if (known) return known;
  // Defaults from before a setting changed its values no longer fit, and are left out.
  const accepted = coherenceSettings.safeParse({ ...defaultSettings, ...(await acceptedDefaults(db)) });
  return accepted.success ? accepted.data : defaultSettings;
}
