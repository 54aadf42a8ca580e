import { writeFileSync } from "node:fs";

/**
 * A reporter of Vitest that writes what the end of `npm test` tells, as `{ passed, failures, unsteady }`, to the file that
 * `TEST_REPORT` names. A file that could not be loaded, and a hook that failed, are failures of their own: no test tells of them.
 */
export default class DigestReporter {
  onTestRunEnd(files, unhandledErrors) {
    const tests = files.flatMap((file) => [...file.children.allTests()]);
    const around = files.flatMap((file) => [file, ...file.children.allSuites()]);
    const failed = [...around.filter((suite) => errorsOf(suite).length > 0), ...tests.filter(hasFailed)];
    const report = {
      passed: tests.filter((test) => test.result().state === "passed").length,
      failures: [
        ...failed.map((task) => ({ title: titleOf(task), error: textOf(errorsOf(task)) })),
        ...unhandledErrors.map((error) => ({ title: "beside the tests", error: textOf([error]) })),
      ],
      unsteady: tests.filter((test) => test.diagnostic()?.flaky).map(titleOf),
    };
    writeFileSync(process.env.TEST_REPORT, JSON.stringify(report));
  }
}

const hasFailed = (test) => test.result().state === "failed";

const errorsOf = (task) => (task.type === "test" ? task.result().errors : task.errors()) ?? [];

const textOf = (errors) => errors.map(({ stack, message }) => stack || message).join("\n");

function titleOf(task) {
  if (task.type === "module") return task.relativeModuleId;
  return [task.module.relativeModuleId, ...task.fullName.split(" > ")].join(" › ");
}
