// npm run keys:rotate   Seals stored keys with the newest encryption key; safe to interrupt and to repeat.
import { runTool } from "./setup/run-tool.mjs";

await runTool("rotate-keys");
