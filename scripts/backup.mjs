// npm run backup -- --out DIR   Rows, files and keys of an installation into a folder; see --help.
import { runTool } from "./setup/run-tool.mjs";

await runTool("backup");
