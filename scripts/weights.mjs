// npm run weights   Says which neural networks for quality are installed, and where to fetch the files of the others.
import { runTool } from "./setup/run-tool.mjs";

await runTool("weights");
