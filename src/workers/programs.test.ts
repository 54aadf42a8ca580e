import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildPrograms } from "../../scripts/setup/build-programs.mjs";
import { findPrograms } from "./programs";
import { createWorkerPool, type WorkerPool } from "./worker-pool";

let root: string;
let pool: WorkerPool;

const write = async (name: string, text: string) => {
  await mkdir(path.dirname(path.join(root, name)), { recursive: true });
  await writeFile(path.join(root, name), text);
};
const taskThatSays = (words: string) => `
  import { said } from "@/said";
  export const task = async () => said + ${JSON.stringify(words)};
`;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "framewright-programs-"));
  await symlink(path.resolve("node_modules"), path.join(root, "node_modules"));
  await write("package.json", `{ "type": "module" }`);
  await write("tsconfig.json", `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`);
  await write("src/said.ts", `export const said: string = "said ";`);
  await write("src/early.task.ts", taskThatSays("early"));
  await write("src/workers/child.ts", `import ${JSON.stringify(path.resolve("src/workers/child.ts"))};`);
  pool = createWorkerPool({ root, size: 1 });
});
afterEach(async () => {
  await pool.close();
  await rm(root, { recursive: true, force: true });
});

const isBuilt = async (name: string) => (await findPrograms(root))(name).file.includes(".cache");

test("built programs are used until a source of theirs changes, and again when they are built anew", async () => {
  expect(await isBuilt("early.task")).toBe(false);
  await buildPrograms(root, "studio");
  expect(await isBuilt("early.task")).toBe(true);
  await write("src/said.ts", `export const said: string = "told ";`);
  expect(await isBuilt("early.task")).toBe(false);
  await buildPrograms(root, "studio");
  expect(await isBuilt("early.task")).toBe(true);
  expect(await pool.run("early.task", null)).toBe("told early");
});

test("a task that was written after the others were built runs from its source", async () => {
  await buildPrograms(root, "studio");
  await write("src/late.task.ts", taskThatSays("late"));
  expect(await pool.run("early.task", null)).toBe("said early");
  expect(await pool.run("late.task", null)).toBe("said late");
});

test("a list of built programs that is damaged says so", async () => {
  await write(".cache/programs/studio.json", "{");
  await expect(findPrograms(root)).rejects.toMatchObject({ code: "misconfigured" });
});
