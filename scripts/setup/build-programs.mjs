import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Which modules below `src` are programs: what the studio starts as processes of its own, and what tests start to kill it. */
const sets = {
  studio: /^(?!testing\/)(workers\/child|.*\.task)\.ts$/,
  testing: /^testing\/(processes\/.*-(process|studio)|faults\/faulty-studio|engine\/worker-main)\.ts$/,
};

/** Of no use to processes that began before the last builds, however long they have been at work. */
const keptMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Puts the programs of a set together from their sources, each in one file and what they share: such a process begins in
 * a fraction of the time that it takes from source. `src/workers/programs.ts` finds them and says when they are out of date.
 * Packages stay where they are.
 */
export async function buildPrograms(root, set) {
  const { build } = await import("esbuild");
  const src = path.join(root, "src");
  const entries = readdirSync(src, { recursive: true })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => sets[set].test(name));
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries.map((name) => `src/${name}`),
    ...{ outbase: "src", outdir: "out", write: false, metafile: true },
    ...{ bundle: true, splitting: true, format: "esm", platform: "node", target: "node20" },
    plugins: [packagesStay],
    logLevel: "error",
  });
  const folder = path.join(root, ".cache", "programs");
  const digest = createHash("sha256");
  for (const { path: file, contents } of outputFiles) digest.update(`${file}\0`).update(contents);
  const name = `${set}-${digest.digest("hex").slice(0, 16)}`;
  for (const { path: file, contents } of outputFiles) {
    write(path.join(folder, name, path.relative(path.join(root, "out"), file)), contents);
  }
  const programs = entries.map((entry) => entry.replace(/\.ts$/, ""));
  const sources = Object.keys(metafile.inputs).map((file) => [file, digestOf(path.join(root, file))]);
  write(
    path.join(folder, `${set}.json`),
    JSON.stringify({ folder: name, programs, sources: Object.fromEntries(sources) }),
  );
  removeOld(folder, set, name);
}

/** Native parts and files that are found by path would be lost. What is only data may come along. */
const packagesStay = {
  name: "packages stay",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: wanted }) =>
      wanted.startsWith("@/") || wanted.endsWith(".json") ? undefined : { path: wanted, external: true },
    );
  },
};

/** Whoever reads it meanwhile has the old file or the new one. */
function write(file, contents) {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, contents);
  renameSync(beside, file);
}

const digestOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

function removeOld(folder, set, current) {
  const old = readdirSync(folder).filter((name) => name.startsWith(`${set}-`) && name !== current);
  for (const name of old) {
    const { mtimeMs } = statSync(path.join(folder, name));
    if (Date.now() - mtimeMs > keptMs) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
