import type { Database } from "@/db/client";
import { addProject } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import { insertUser } from "@/db/queries/users";
import { brief } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";

/** A person with one project and its first run. The very first one is the admin. */
export async function addMaker(db: Database, username: string): Promise<RunRef> {
  return db.transaction(async (tx) => {
    const user = await insertUser(tx, { username, email: null, passwordHash: null }, { onlyFirst: false });
    if (!user) throw new Error(`The name ${username} is taken`);
    return addProjectRun(tx, { ownerId: user.id, title: `A bottle of ${username}'s` });
  });
}

/** Another project with its first run. */
export async function addProjectRun(
  db: Database,
  { ownerId, title }: { ownerId: string; title: string },
): Promise<RunRef> {
  const data = brief.parse({ prompt: "A bottle on a beach at noon" });
  const added = await addProject(db, { ownerId, brief: data, digest: title, title });
  return addRun(db, { ...added, ownerId, options: { shotSeeds: {} } });
}
