// npm run keys:rotate   Seals stored keys with the newest encryption key; safe to interrupt and to repeat.
import { runCommand } from "./setup/run-command.mjs";

await runCommand("src/cli/rotate-keys.ts");
