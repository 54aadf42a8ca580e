import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyFolder } from "@/testing/copy-folder";
import { type Database, openDatabase, queryRows } from "./client";
import { newestBrief } from "./queries/projects";

type Journal = { entries: { tag: string }[] };
type Row = Record<string, unknown>;

const journalOf = async (folder: string): Promise<Journal> =>
  JSON.parse(await readFile(path.join(folder, "meta", "_journal.json"), "utf8"));
const { entries } = await journalOf("drizzle");

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "framewright-upgrade-"));
  // Made once, for each release to begin with a copy.
  const empty = await openDatabase({
    url: null,
    embeddedFolder: emptyDatabase(),
    migrationsFolder: "drizzle",
  });
  await empty.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const emptyDatabase = () => path.join(root, "empty");

/** The migrations as they were when `count` of them had been released. */
async function migrationsOf(count: number): Promise<string> {
  const folder = path.join(root, `released-${count}`);
  await cp("drizzle", folder, { recursive: true });
  const journal = await journalOf(folder);
  const released = { ...journal, entries: journal.entries.slice(0, count) };
  await writeFile(path.join(folder, "meta", "_journal.json"), JSON.stringify(released));
  return folder;
}

const projectId = "01a1fc29-0000-7000-8000-000000000001";
/** What the first release had written, in its words: only columns and documents that it knew. */
const firstData = [
  `insert into users (id, username) values ('01a1fc29-0000-7000-8000-00000000000a', 'mara')`,
  `insert into projects (id, owner_id, title, prompt, status) values
    ('${projectId}', '01a1fc29-0000-7000-8000-00000000000a', 'Coffee', 'A calm video about coffee', 'done')`,
  `insert into briefs (id, project_id, version, data, digest) values ('01a1fc29-0000-7000-8000-00000000000b', '${projectId}', 1,
    '{"format":"ad","prompt":"A calm video about coffee","coherence":{"sameSeed":false}}', 'b')`,
  `insert into runs (id, project_id, owner_id, brief_id, number, options, status) values ('01a1fc29-0000-7000-8000-00000000000c',
    '${projectId}', '01a1fc29-0000-7000-8000-00000000000a', '01a1fc29-0000-7000-8000-00000000000b', 1, '{"shotSeeds":{}}', 'done')`,
  `insert into takes (id, project_id, run_id, kind, slot, content_key, digest, content_type, model, model_version, seed, prompt,
    draft, cost_micros) values ('01a1fc29-0000-7000-8000-00000000000d', '${projectId}', '01a1fc29-0000-7000-8000-00000000000c',
    'clip', 'shot/s1/clip', 'k', 'd', 'video/mp4', 'veo', '3.1', 7, 'coffee', false, 400000)`,
  `insert into selections (project_id, slot, take_id, chosen_by, reason) values
    ('${projectId}', 'shot/s1/clip', '01a1fc29-0000-7000-8000-00000000000d', 'maker', 'chosen by hand')`,
  `insert into scorecards (id, take_id, version, overall, data) values ('01a1fc29-0000-7000-8000-00000000000e',
    '01a1fc29-0000-7000-8000-00000000000d', 'signal-1', 81, '{"version":"signal-1"}')`,
  `insert into ledger (id, kind, owner_id, project_id, provider, stage, model, description, amount_micros, operation_key, period)
    values ('01a1fc29-0000-7000-8000-00000000000f', 'charge', '01a1fc29-0000-7000-8000-00000000000a', '${projectId}',
    'replicate', 'clips', 'veo', 'Clip', 400000, 'o', '2026-11')`,
];
const tables = ["users", "projects", "briefs", "runs", "takes", "selections", "scorecards", "ledger"];

const rowsOf = (db: Database) =>
  Promise.all(tables.map((name) => queryRows<Row>(db, sql`select * from ${sql.identifier(name)}`)));

describe.each(entries.slice(0, -1).map(({ tag }, index) => ({ tag, released: index + 1 })))(
  "data of the release with $tag",
  ({ released }) => {
    test("is all there after an upgrade to this one, and can be read by it", async () => {
      const embeddedFolder = path.join(root, `database-${released}`);
      await copyFolder(emptyDatabase(), embeddedFolder);
      const old = await openDatabase({
        url: null,
        embeddedFolder,
        migrationsFolder: await migrationsOf(released),
      });
      await old.migrate();
      for (const statement of firstData) await old.db.execute(sql.raw(statement));
      const before = await rowsOf(old.db);
      await old.close();

      const now = await openDatabase({ url: null, embeddedFolder, migrationsFolder: "drizzle" });
      await now.migrate();
      const after = await rowsOf(now.db);
      for (const [index, rows] of before.entries()) {
        expect(after[index], tables[index]).toEqual(rows.map((row) => expect.objectContaining(row)));
      }
      const { data } = await newestBrief(now.db, projectId);
      expect(data).toMatchObject({
        coherence: { sameSeed: false, chainedFrames: true },
        models: { video: null },
      });
      await now.close();
    });
  },
);
