import { heroOf, projectHeroes, selectHero, unselectHero } from "@/db/queries/heroes";
import { addBrief, lockProject, newestBrief } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";

/**
 * Makes a hero frame the one that the video is drawn after, or none with null: a new version of the brief. Nothing is
 * drawn until the next run. Returns what was chosen before, for taking it back.
 */
export function chooseHero(
  { db, runtime }: Pick<SignedInContext, "db" | "runtime">,
  { projectId, takeId }: { projectId: string; takeId: string | null },
): Promise<{ before: string | null }> {
  return db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    const wanted = takeId === null ? null : await heroOf(tx, { projectId, takeId });
    if (takeId !== null && !wanted) throw new StudioError("not-found", "This project has no such hero frame");
    const { data } = await newestBrief(tx, projectId);
    const { heroDigest: digestBefore = null } = data;
    const before = (await projectHeroes(tx, projectId)).find(({ take }) => take.digest === digestBefore);
    const heroDigest = wanted?.digest ?? null;
    if (heroDigest !== digestBefore) {
      const brief = { ...data, heroDigest };
      await addBrief(tx, { projectId, brief, digest: runtime.briefDigest(brief) });
    }
    if (takeId === null) await unselectHero(tx, projectId);
    else await selectHero(tx, { projectId, takeId, chosenBy: "maker", reason: "The maker's choice" });
    return { before: before?.take.id ?? null };
  });
}
