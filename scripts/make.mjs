// npm run -s make -- "<prompt>" [options]   One video from the command line; see --help.
import { runCommand } from "./setup/run-command.mjs";

await runCommand("src/cli/make.ts", process.argv.slice(2));
import { runTool } from "./setup/run-tool.mjs";

await runTool("make");
