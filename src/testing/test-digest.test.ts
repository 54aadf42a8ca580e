import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { digest } from "../../scripts/setup/digest.mjs";
import { resultOfPlaywright, resultOfVitest } from "../../scripts/setup/suites.mjs";

test("a file that could not be loaded, or whose hook failed, counts as one failure and says why", () => {
  const passed = { status: "passed", fullName: "adds", failureMessages: [] };
  const failed = { status: "failed", fullName: "adds twice", failureMessages: ["Error: 3"] };
  const report = {
    numPassedTests: 2,
    testResults: [
      { name: "/root/a.test.ts", status: "failed", message: "Cannot find b", assertionResults: [] },
      { name: "/root/b.test.ts", status: "failed", message: "", assertionResults: [passed, failed] },
      { name: "/root/c.test.ts", status: "failed", message: "Hook failed", assertionResults: [passed] },
    ],
  };
  expect(resultOfVitest(report, "/root")).toEqual({
    passed: 2,
    failed: 3,
    failures: [
      { title: "a.test.ts", error: "Cannot find b" },
      { title: "b.test.ts › adds twice", error: "Error: 3" },
      { title: "c.test.ts", error: "Hook failed" },
    ],
    unsteady: [],
  });
});

test("a unit test that passed only when repeated has passed and is named; one that failed twice is not", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-digest-"));
  try {
    writeFileSync(path.join(folder, "a.test.ts"), secondTimeLucky);
    const file = path.join(folder, "report.json");
    const setupFiles = [path.resolve("src/testing/mark-repeated.ts")];
    const config = { globals: true, retry: 1, setupFiles, reporters: ["json"], outputFile: file };
    writeFileSync(
      path.join(folder, "vitest.config.mjs"),
      `export default ${JSON.stringify({ test: config })}`,
    );
    const vitest = path.resolve("node_modules/vitest/vitest.mjs");
    expect(spawnSync(process.execPath, [vitest, "run", "--root", folder]).status).toBe(1);
    const result = resultOfVitest(JSON.parse(readFileSync(file, "utf8")), folder);
    expect(result).toMatchObject({ passed: 2, failed: 1, unsteady: ["a.test.ts › signed in plays"] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const secondTimeLucky = `
  let played = 0;
  test("always does", () => {});
  describe("signed in", () => test("plays", () => expect(++played).toBe(2)));
  test("never does", () => expect.unreachable("never does"));
`;

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
