import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { finishWork } from "@/db/queries/build-records";
import { addProject, galleryPage, projectDigests, purgeProject, unusedDigests } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import { insertUser } from "@/db/queries/users";
import { brief } from "@/domain/brief/brief";
import type { StoredArtifact } from "@/domain/build/build";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let ownerId: string;

beforeEach(async () => {
  db = await testDatabase();
  const user = { username: "owner", email: null, passwordHash: null };
  ownerId = (await db.transaction((tx) => insertUser(tx, user, { onlyFirst: false })))!.id;
});

async function project(prompt: string) {
  const data = brief.parse({ prompt });
  const added = await addProject(db, { ownerId, brief: data, digest: prompt, title: prompt });
  return { ...added, run: await addRun(db, { ...added, ownerId, options: { shotSeeds: {} } }) };
}

async function pages(filter: { search?: string }) {
  const found: string[] = [];
  let after: { createdAt: Date; id: string } | null = null;
  for (;;) {
    const page = await galleryPage(db, {
      ownerId,
      search: filter.search ?? null,
      status: null,
      after,
      limit: 3,
    });
    found.push(...page.map(({ title }) => title));
    const last = page.at(-1);
    if (!last || page.length < 3) return found;
    after = last;
  }
}

test("pages of the gallery follow one another without a gap or a repeat, newest first", async () => {
  const titles: string[] = [];
  for (let number = 0; number < 10; number++) {
    const title = `Video number ${number}`;
    await project(title);
    titles.unshift(title);
  }
  expect(await pages({})).toEqual(titles);
});

test("search finds the beginnings of words in any order and takes no query syntax from people", async () => {
  await project("Cold brew on a beach");
  await project("Running shoes in Škoda city");
  expect(await pages({ search: "bea col" })).toEqual(["Cold brew on a beach"]);
  expect(await pages({ search: "ško" })).toEqual(["Running shoes in Škoda city"]);
  expect(await pages({ search: "brew | shoes & !x" })).toEqual([]);
  expect(await pages({ search: "':*" })).toEqual([]);
});

test("purging a project keeps the files that another project uses and names the rest", async () => {
  const [first, second] = [await project("First of two bottles"), await project("Second of two bottles")];
  const store = (run: typeof first.run, contentKey: string, known: StoredArtifact | null) =>
    finishWork(db, {
      run,
      stage: "frames",
      slot: contentKey,
      takeSlot: contentKey,
      contentKey,
      inputIds: [],
      made: known ? null : { data: contentKey, digests: [`digest-${contentKey}`], operationIds: [] },
      known,
      take: null,
      event: null,
    });
  const shared = await store(first.run, "shared", null);
  await store(first.run, "own", null);
  await store(second.run, "shared", { id: shared.artifactId, contentKey: "shared", data: "shared" });

  const digests = await projectDigests(db, first.projectId);
  await purgeProject(db, first.projectId);
  expect(digests.toSorted()).toEqual(["digest-own", "digest-shared"]);
  expect(await unusedDigests(db, digests)).toEqual(["digest-own"]);
});
