import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { settingsSets } from "@/db/schema/all";
import type { Brief } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import { settingsOfBrief } from "@/domain/insights/run-settings";
import { canonicalJson } from "@/domain/json";

/** The number of the settings and models that a brief asks for; a combination that is new gets one. */
export async function settingsIdOf(tx: Database, brief: Brief): Promise<number> {
  const data = settingsOfBrief(brief);
  const canonical = canonicalJson(data);
  const find = () =>
    tx.select({ id: settingsSets.id }).from(settingsSets).where(eq(settingsSets.canonical, canonical));
  const [known] = await find();
  if (known) return known.id;
  const [added] = await tx
    .insert(settingsSets)
    .values({ canonical, data })
    // Waits for whoever adds the same one. Updating it instead would lock it against all that refer to it.
    .onConflictDoNothing({ target: settingsSets.canonical })
    .returning({ id: settingsSets.id });
  const [found] = added ? [added] : await find();
  if (!found) throw new StudioError("conflict", "A set of settings vanished while it was counted");
  return found.id;
}
