import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./ensure-installed.mjs";
import { requireNode } from "./node-version.mjs";
import { runScript } from "./stop.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Runs a command of `src/cli` with the arguments of this process and the settings of `.env`; its exit code becomes ours. */
export async function runTool(name) {
  requireNode();
  await runScript(async () => {
    if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
    ensureInstalled(root);
    const args = ["--import", "tsx", `src/cli/${name}.ts`, ...process.argv.slice(2)];
    const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM"]) {
      process.on(signal, () => {
        // A terminal's Ctrl-C reaches the child by itself; a second one would cut its clean end short.
        if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
      });
    }
    child.once("exit", (code) => {
      process.exitCode = code ?? 1;
    });
  });
}
