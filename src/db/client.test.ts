import { expect, test } from "vitest";
import { projects, users } from "@/db/schema/all";
import { testDatabase } from "@/testing/test-database";

test("migrations give a schema that stores what the queries expect, and ids that sort by time", async () => {
  const db = await testDatabase();
  const [user] = await db.insert(users).values({ username: "Mara" }).returning();
  const made = await db
    .insert(projects)
    .values(["first", "second"].map((title) => ({ ownerId: user!.id, title, prompt: "a bottle" })))
    .returning();
  expect(made.map((project) => project.id)).toEqual(made.map((project) => project.id).toSorted());
  await expect(db.insert(users).values({ username: "mara" })).rejects.toMatchObject({
    cause: { code: "23505" },
  });
});
