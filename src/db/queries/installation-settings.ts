import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { installationSettings } from "@/db/schema/all";
import type { Json } from "@/domain/json";

/** What was set for the whole installation under a name, or null. */
export async function installationSetting(db: Database, key: string): Promise<Json> {
  const [row] = await db
    .select({ value: installationSettings.value })
    .from(installationSettings)
    .where(eq(installationSettings.key, key));
  return row?.value ?? null;
}

export async function setInstallationSetting(
  db: Database,
  { key, value, userId }: { key: string; value: Json; userId: string },
): Promise<void> {
  const row = { value, updatedAt: new Date(), updatedBy: userId };
  await db
    .insert(installationSettings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: installationSettings.key, set: row });
}
