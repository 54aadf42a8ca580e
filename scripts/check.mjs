// Everything that can be known without running the product: format, lint, types, import rule, dead code, smells.
import { spawnSync } from "node:child_process";

const bin = (name) => `node_modules/.bin/${name}`;
const checks = [
  ["format and lint", bin("biome"), ["check", "--error-on-warnings", "."]],
  ["types", bin("tsc"), ["--noEmit"]],
  ["import rule", bin("depcruise"), ["--config", ".dependency-cruiser.mjs", "src"]],
  ["dead code", bin("knip"), []],
  ["smells", process.execPath, ["scripts/smells.mjs", "src"]],
];

let failed = 0;
for (const [name, command, args] of checks) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  const ok = status === 0;
  if (!ok) failed++;
  console.log(`${ok ? "ok  " : "FAIL"} ${name}`);
  if (!ok) console.log(`${error ?? ""}${stdout}${stderr}`);
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
