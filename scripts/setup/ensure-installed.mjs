import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Stop, say } from "./stop.mjs";

/** Installs exactly what package-lock.json says, when that is not what is there. */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  say("installing packages (about two minutes the first time)");
  const npm = npmCommand();
  const args = [...npm.args, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = spawnSync(npm.command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: npm.shell,
  });
  if (status === 0) return;
  throw new Stop(
    `The packages could not be installed${error ? ` (${error.message})` : ""}. Look at the lines above; ` +
      "the network must reach the package registry (npm config get registry).",
  );
}

/**
 * npm ends an installation by writing down what it has installed. That and package-lock.json name the same packages
 * in the same versions, but for optional ones of other machines.
 */
export function isInstalled(root) {
  const wanted = packagesIn(path.join(root, "package-lock.json"));
  const present = packagesIn(path.join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([name, { version, integrity, optional, devOptional }]) => {
    if (name === "" || !name.includes("node_modules/")) return true;
    const found = present[name];
    return found
      ? found.version === version && found.integrity === integrity
      : Boolean(optional || devOptional);
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The npm that runs this script, else the one on the PATH. */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own?.endsWith(".js")) return { command: process.execPath, args: [own], shell: false };
  return { command: "npm", args: [], shell: process.platform === "win32" };
}
