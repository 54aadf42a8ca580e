import path from "node:path";
import { runCommand } from "@/cli/run-command";
import { restoreProject } from "@/runtime/archive/restore-project";
import { openRuntime } from "@/runtime/runtime";

const usage = `Usage: npm run restore-project -- --from FILE [--for NAME] [--data DIR]

Restores a project from an archive that was made with Export, Project archive, as Restore a project does on the page of videos. With
the embedded database the studio must not run meanwhile.

  --from FILE  the archive
  --for NAME   whose project it becomes, by username or mail address (default: the first administrator)
  --data DIR   the data folder (default: FRAMEWRIGHT_DATA, else ./data)
  --help       this text`;

await runCommand({
  usage,
  options: { from: { type: "string" }, for: { type: "string" } },
  required: "from",
  async run(env, { from, for: name }) {
    const runtime = await openRuntime(env, { address: null, durable: false, projectFolder: process.cwd() });
    try {
      const asked = { path: path.resolve(String(from)), owner: typeof name === "string" ? name : null };
      const { projectId, title, owner } = await restoreProject(runtime, asked);
      return `“${title}” is restored${owner === null ? "" : ` for ${owner}`}. It is at /projects/${projectId}.`;
    } finally {
      await runtime.close();
    }
  },
});
