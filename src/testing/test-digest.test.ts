import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { digest } from "../../scripts/setup/digest.mjs";
import { resultOfPlaywright } from "../../scripts/setup/suites.mjs";

test("what failed in unit tests and around them is told with its reason, and what passed only when repeated is named", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-digest-"));
  try {
    for (const [name, text] of Object.entries(testFiles)) writeFileSync(path.join(folder, name), text);
    const reporters = [path.resolve("scripts/setup/digest-reporter.mjs")];
    const config = { test: { globals: true, retry: 1, reporters, maxWorkers: 1 } };
    writeFileSync(path.join(folder, "vitest.config.mjs"), `export default ${JSON.stringify(config)}`);
    const vitest = path.resolve("node_modules/vitest/vitest.mjs");
    const env = { ...process.env, TEST_REPORT: path.join(folder, "report.json") };
    expect(spawnSync(process.execPath, [vitest, "run", "--root", folder], { env }).status).toBe(1);
    const { failures, ...counts } = JSON.parse(readFileSync(env.TEST_REPORT, "utf8"));
    expect(counts).toEqual({ passed: 3, unsteady: ["lucky.test.js › signed in › plays"] });
    expect(failures.toSorted(byTitle)).toMatchObject([
      { title: "broken.test.js", error: expect.stringContaining("Cannot find module './missing'") },
      { title: "hooks.test.js › a studio", error: expect.stringContaining("something is left behind") },
      { title: "lucky.test.js › never does", error: expect.stringContaining("never does") },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const byTitle = (a: { title: string }, b: { title: string }) => a.title.localeCompare(b.title);

const testFiles = {
  "broken.test.js": `import "./missing";`,
  "hooks.test.js": `
    describe("a studio", () => {
      afterAll(() => {
        throw new Error("something is left behind");
      });
      test("opens", () => {});
    });
  `,
  "lucky.test.js": `
    let played = 0;
    test("always does", () => {});
    describe("signed in", () => test("plays", () => expect(++played).toBe(2)));
    test("never does", () => expect.unreachable("never does"));
  `,
};

test("a browser test that passed only when repeated has passed and is named; one that never did shows its page", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-digest-"));
  try {
    const context = path.join(folder, "error-context.md");
    writeFileSync(context, '# Page snapshot\n\n```yaml\n- heading "Hello"\n```\n');
    const attachments = [{ name: "error-context", path: context }];
    const report = {
      stats: { expected: 3, unexpected: 1, flaky: 1 },
      errors: [{ message: "No server" }],
      suites: [
        {
          title: "a.spec.ts",
          suites: [
            {
              title: "signed in",
              specs: [
                {
                  title: "plays",
                  tests: [{ status: "flaky", results: [{ error: { message: "late" } }, {}] }],
                },
                {
                  title: "stops",
                  tests: [
                    { status: "unexpected", results: [{ error: { message: "not there" }, attachments }] },
                  ],
                },
              ],
            },
          ],
        },
      ],
    };
    expect(resultOfPlaywright(report)).toEqual({
      passed: 4,
      failed: 2,
      failures: [
        { title: "a.spec.ts › signed in › stops", error: "not there", snapshot: '- heading "Hello"\n' },
        { title: "the suite", error: "No server" },
      ],
      unsteady: ["a.spec.ts › signed in › plays"],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the digest shows five failures by their first ten lines, without colours, and counts the others", () => {
  const error = Array.from({ length: 30 }, (_, line) => `\u001b[31mline ${line}\u001b[39m\n\n`).join("");
  const failures = Array.from({ length: 7 }, (_, number) => ({
    suite: "unit",
    title: `test ${number}`,
    error,
  }));
  const lines = digest(failures);
  expect(lines.slice(0, 4)).toEqual(["", "FAIL unit › test 0", "    line 0", "    line 1"]);
  expect(lines).toHaveLength(5 * 12 + 2);
  expect(lines.at(-1)).toBe("… and 2 more: see above");
  expect(digest([])).toEqual([]);
});
