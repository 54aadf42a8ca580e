// npm test [-- suite...]   Runs every suite to its end and tells the sum. The suites: see setup/suites.mjs.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "./setup/digest.mjs";
import { ensureInstalled } from "./setup/ensure-installed.mjs";
import { ensureMediaTools } from "./setup/ensure-tools.mjs";
import { requireNode } from "./setup/node-version.mjs";
import { runScript, Stop, say } from "./setup/stop.mjs";
import { suites } from "./setup/suites.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

requireNode();
await runScript(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !suites.some((suite) => suite.name === name));
  if (unknown) {
    const known = suites.map(({ name, about }) => `  ${name.padEnd(8)} ${about}`).join("\n");
    throw new Stop(`There is no suite "${unknown}". There are:\n${known}`);
  }
  ensureInstalled(root);
  ensureMediaTools(root);

  const results = [];
  const timed = async ({ name, run }) => {
    say(`suite ${name}`);
    const begun = performance.now();
    const counts = await run(root);
    return { name, ...counts, seconds: Math.round((performance.now() - begun) / 1000) };
  };
  for (const round of rounds(suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))) {
    results.push(...(await Promise.all(round.map(timed))));
  }

  const told = (key) =>
    results.flatMap((result) => (result[key] ?? []).map((of) => ({ suite: result.name, of })));
  const failures = told("failures").map(({ suite, of }) => ({ suite, ...of }));
  for (const line of digest(failures)) console.log(line);
  console.log();
  for (const { suite, of } of told("unsteady")) console.log(`unsteady: ${suite} › ${of}`);
  for (const { name, passed, failed, seconds } of results) {
    console.log(
      `${failed ? "FAIL" : "ok  "} ${name.padEnd(8)} ${passed} passed, ${failed} failed (${seconds} s)`,
    );
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  if (sum("failed") > 0) process.exitCode = 1;
});

/** Suites that run at the same time, in the order of the rounds. */
function rounds(chosen) {
  const list = [];
  for (const suite of chosen) {
    const before = list.at(-1);
    if (suite.beside && before) before.push(suite);
    else list.push([suite]);
  }
  return list;
}
