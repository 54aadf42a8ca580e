// Everything that can be known without running the product: format, lint, types, import rule, dead code, smells.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

const bin = (name) => `node_modules/.bin/${name}`;
const checks = [
  ["format and lint", bin("biome"), ["check", "--error-on-warnings", "."]],
  // The compiler in native code: a third of the work. What reads syntax trees, as smells.mjs does, has the one in JavaScript.
  ["types", process.execPath, ["node_modules/typescript-7/bin/tsc", "--noEmit"]],
  ["import rule", bin("depcruise"), ["--config", ".dependency-cruiser.mjs", "src"]],
  ["dead code", bin("knip"), []],
  ["smells", process.execPath, ["scripts/smells.mjs", "src"]],
];

/** Whether the command ended well, and all that it said. */
async function run(command, args) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve({ ok: false, trouble: `${error}` }));
    child.once("close", (code) => resolve({ ok: code === 0, trouble: "" }));
  });
  const [stdout, stderr, { ok, trouble }] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  return { ok, said: `${trouble}${stdout}${stderr}` };
}

// Most of them work on one core: they run side by side, and tell their results in order.
const running = checks.map(([name, command, args]) => ({ name, result: run(command, args) }));
let failed = 0;
for (const { name, result } of running) {
  const { ok, said } = await result;
  if (!ok) failed++;
  console.log(`${ok ? "ok  " : "FAIL"} ${name}`);
  if (!ok) console.log(said);
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
