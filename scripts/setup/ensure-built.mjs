import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Stop, say } from "./stop.mjs";

const inputs = [
  "src",
  "public",
  "next.config.ts",
  "scripts/setup/build-programs.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the site when what it is built from is not what it was built from last time. */
export function ensureBuilt(root) {
  const stamp = path.join(root, ".next", "framewright-build");
  const digest = digestOf(root);
  if (readIfThere(stamp) === digest) return;
  say("building (about a minute)");
  rmSync(stamp, { force: true });
  const { status } = spawnSync(process.execPath, [nextCommand(root), "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Stop("The build failed: see the lines above.");
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

export const nextCommand = (root) => path.join(root, "node_modules", "next", "dist", "bin", "next");

/** Of everything that can change the result; tests cannot. */
export function digestOf(root) {
  const hash = createHash("sha256").update(process.version);
  for (const file of inputs.flatMap((input) => filesIn(root, input))) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function filesIn(root, name) {
  const found = statSync(path.join(root, name), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return /\.test\.tsx?$/.test(name) ? [] : [name];
  if (name === path.join("src", "testing")) return [];
  const names = readdirSync(path.join(root, name)).sort();
  return names.flatMap((child) => filesIn(root, path.join(name, child)));
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
