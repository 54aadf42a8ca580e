import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const mostFailures = 5;
const errorLines = 10;
const snapshotLines = 20;

/**
 * What failed, as `{ title, error, snapshot }`, for finding it at the end of a long output. Of Playwright's JSON report:
 * what never passed, with the page as it stood, and what is wrong with the suite itself. Vitest's own are told by
 * digest-reporter.mjs.
 */
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
