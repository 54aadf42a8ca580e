// npm run -s make -- "<prompt>" [options]   One video from the command line; see --help.
import { runTool } from "./setup/run-tool.mjs";

await runTool("make");
