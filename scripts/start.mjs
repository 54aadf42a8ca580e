// npm start [-- --dev]   From a fresh clone to a running studio. Needs Node and npm only.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chooseAddress, localUrl } from "./setup/choose-address.mjs";
import { ensureBuilt, nextCommand } from "./setup/ensure-built.mjs";
import { ensureInstalled } from "./setup/ensure-installed.mjs";
import { ensureMediaTools } from "./setup/ensure-tools.mjs";
import { requireNode } from "./setup/node-version.mjs";
import { runScript, Stop, say } from "./setup/stop.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

requireNode();
await runScript(async () => {
  const options = process.argv.slice(2);
  const dev = options.includes("--dev");
  const unknown = options.find((option) => option !== "--dev");
  if (unknown)
    throw new Stop(
      `Unknown option ${unknown}. The only one is --dev; the rest is set in .env (see .env.example).`,
    );
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));

  // Before anything that takes minutes.
  await chooseAddress();
  ensureInstalled(root);
  ensureMediaTools(root);
  if (!dev) ensureBuilt(root);
  serve(await chooseAddress(), dev);
});

function serve({ host, port }, dev) {
  const watch = new URL("./setup/end-with-parent.mjs", import.meta.url).href;
  const args = [
    "--import",
    watch,
    nextCommand(root),
    dev ? "dev" : "start",
    "--hostname",
    host,
    "--port",
    String(port),
    // Longer than proxies in front keep theirs, or they would now and then send into one that was just closed.
    ...(dev ? [] : ["--keepAliveTimeout", "76000"]),
  ];
  const server = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      HOST: host,
      PORT: String(port),
      NODE_ENV: dev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const started = new AbortController();
  server.once("exit", (code, signal) => {
    started.abort();
    process.exitCode = code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the server too; a second one would cut its shutdown short.
      if (signal !== "SIGINT" || !process.stdin.isTTY) server.kill(signal);
    });
  }
  void announce(localUrl({ host, port }), started.signal);
}

async function announce(url, signal) {
  while (!signal.aborted) {
    if (await answers(`${url}/api/health`, signal)) {
      say("Ctrl-C ends it");
      console.log(`Framewright is ready at ${process.env.APP_URL || url}`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

async function answers(url, signal) {
  try {
    return (await fetch(url, { signal })).ok;
  } catch {
    // Not listening yet, or ended meanwhile: the loop knows.
    return false;
  }
}
