// npm run restore -- --from DIR   A backup back into an installation; see --help.
import { runTool } from "./setup/run-tool.mjs";

await runTool("restore");
