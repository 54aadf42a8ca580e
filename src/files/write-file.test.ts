import { pbkdf2 } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { PassThrough, Transform } from "node:stream";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFileFrom } from "./write-file";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-write-"));
});
afterAll(() => rm(folder, { recursive: true }));

const file = (name: string) => path.join(folder, name);
const reason = new Error("it broke off");

async function* words(...chunks: (string | Error)[]) {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield chunk;
  }
}

const upperCase = () =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, String(chunk).toUpperCase());
    },
  });

test("content arrives whole, in order, through what it has to pass", async () => {
  await writeFileFrom(file("plain"), words("one ", "two"));
  expect(await readFile(file("plain"), "utf8")).toBe("one two");
  await writeFileFrom(file("plain"), words("three"), { through: upperCase() });
  expect(await readFile(file("plain"), "utf8")).toBe("THREE");
});

/** Threads that open files have other work first, as on a busy machine: as many as there are by default, and more. */
const keepThreadsBusy = () =>
  Promise.all(Array.from({ length: 8 }, () => promisify(pbkdf2)("", "", 100_000, 64, "sha512")));

test("whatever fails, the file is settled by then: who removes it has removed it", async () => {
  const aborted = AbortSignal.abort(reason);
  const refusing = () => new PassThrough({ transform: (_chunk, _encoding, done) => done(reason) });
  const failures: Record<string, () => Promise<void>> = {
    "at-once": () => writeFileFrom(file("at-once"), words(reason)),
    midway: () => writeFileFrom(file("midway"), words("one ", reason), { through: upperCase() }),
    refused: () => writeFileFrom(file("refused"), words("one"), { through: refusing() }),
    aborted: () => writeFileFrom(file("aborted"), words("one"), { signal: aborted }),
  };
  for (const [name, failing] of Object.entries(failures)) {
    const busy = keepThreadsBusy();
    const failure: unknown = await failing().catch((error: unknown) => error);
    // Opened and closed before: nothing is on its way to the disk any more.
    expect(existsSync(file(name)), name).toBe(true);
    await busy;
    expect([failure, (failure as Error).cause], name).toContain(reason);
  }
});

test("a file that must not be there yet stays as it was, and its source is let go", async () => {
  await writeFile(file("taken"), "of somebody else");
  const source = new PassThrough();
  await expect(writeFileFrom(file("taken"), source, { flags: "wx" })).rejects.toMatchObject({
    code: "EEXIST",
  });
  expect(source.destroyed).toBe(true);
  expect(await readFile(file("taken"), "utf8")).toBe("of somebody else");
});
