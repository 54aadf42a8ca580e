// npm run restore-project -- --from FILE   A project archive back into a studio; see --help.
import { runTool } from "./setup/run-tool.mjs";

await runTool("restore-project");
