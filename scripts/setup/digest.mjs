import { readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

const mostFailures = 5;
const errorLines = 10;
const snapshotLines = 20;

/**
 * What failed, as `{ title, error, snapshot }`: for finding it at the end of a long output. Of Vitest's JSON report; a
 * file that failed without a failed test, because it could not be loaded or a hook failed, stands for itself.
 */
export function failuresOfVitest(report, root) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [{ title: file, error: message }];
    return failed.map(({ fullName, failureMessages }) => ({
      title: `${file} › ${fullName}`,
      error: failureMessages.join("\n"),
    }));
  });
}

/** Titles of what passed only when it was repeated, of Vitest's JSON report: testing/mark-repeated.ts marks what is repeated. */
export const unsteadyOfVitest = (report, root) =>
  report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, meta }) => status === "passed" && meta?.repeated)
      .map(({ fullName }) => `${path.relative(root, name)} › ${fullName}`),
  );

/** Of Playwright's JSON report: what never passed, with the page as it stood, and what is wrong with the suite itself. */
export function failuresOfPlaywright(report) {
  const failed = testsOf(report)
    .filter(({ test }) => test.status === "unexpected")
    .map(({ title, test }) => {
      const last = test.results.findLast(({ error }) => error);
      const context = last?.attachments.find(({ name }) => name === "error-context");
      return { title, error: last?.error.message ?? "", snapshot: context ? snapshotIn(context.path) : "" };
    });
  return [...failed, ...report.errors.map(({ message }) => ({ title: "the suite", error: message ?? "" }))];
}

/** Titles of what passed only when it was repeated, of Playwright's JSON report. */
export const unsteadyOfPlaywright = (report) =>
  testsOf(report)
    .filter(({ test }) => test.status === "flaky")
    .map(({ title }) => title);

/** Lines that tell of the first failures, each with its suite, and of how many more there are. */
export function digest(failures) {
  const lines = failures
    .slice(0, mostFailures)
    .flatMap(({ suite, title, error, snapshot = "" }) => [
      "",
      `FAIL ${suite} › ${title}`,
      ...beginning(error, errorLines),
      ...beginning(snapshot, snapshotLines),
    ]);
  const more = failures.length - mostFailures;
  return more > 0 ? [...lines, "", `… and ${more} more: see above`] : lines;
}

const beginning = (text, count) =>
  stripVTControlCharacters(text)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, count)
    .map((line) => `    ${line}`);

function testsOf(report) {
  const specsIn = (suite, above) => {
    const titles = [...above, suite.title];
    return [
      ...(suite.specs ?? []).map((spec) => ({ spec, title: [...titles, spec.title].join(" › ") })),
      ...(suite.suites ?? []).flatMap((inner) => specsIn(inner, titles)),
    ];
  };
  return report.suites
    .flatMap((suite) => specsIn(suite, []))
    .flatMap(({ spec, title }) => spec.tests.map((test) => ({ title, test })));
}

/** Playwright describes the page in a file beside the screenshot. */
const snapshotIn = (file) => /```yaml\n([\s\S]*?)```/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
