// npm run bench [-- name...]   Figures as ratios against a reference measured in the same run. They fail nothing.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./setup/ensure-installed.mjs";
import { runScript, Stop, say } from "./setup/stop.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

await runScript(async () => {
  ensureInstalled(root);
  const benches = readdirSync(path.join(root, "bench"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length));
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !benches.includes(name));
  if (unknown) throw new Stop(`There is no bench "${unknown}". There are: ${benches.join(", ")}.`);
  for (const name of wanted.length > 0 ? wanted : benches) {
    say(name);
    const { status } = spawnSync(process.execPath, ["--import", "tsx", `bench/${name}.ts`], {
      cwd: root,
      stdio: "inherit",
    });
    if (status !== 0) process.exitCode = 1;
  }
});
