// Builds the site, if what it is built from has changed: a process of its own, so that other suites run beside it.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./ensure-built.mjs";
import { runScript } from "./stop.mjs";

await runScript(async () => ensureBuilt(path.resolve(fileURLToPath(import.meta.url), "../../..")));
