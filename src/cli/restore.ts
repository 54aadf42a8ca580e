import path from "node:path";
import { runCommand } from "@/cli/run-command";
import { restore } from "@/runtime/backup/restore";

const usage = `Usage: npm run restore -- --from DIR [--force] [--data DIR]

Puts a backup into the installation that the environment names. Its database may be another kind than the one that
was backed up. The studio must not run meanwhile.

  --from DIR   the backup
  --force      replace what the database holds; without it only an empty one is filled
  --data DIR   the data folder (default: FRAMEWRIGHT_DATA, else ./data)
  --help       this text`;

await runCommand({
  usage,
  options: { from: { type: "string" }, force: { type: "boolean" } },
  required: "from",
  async run(env, { from, force }) {
    const options = { from: path.resolve(String(from)), force: force === true, projectFolder: process.cwd() };
    const { createdAt, rows, blobs, secrets } = await restore(env, options);
    const keys =
      secrets === "backup"
        ? "Sessions and links are signed as before."
        : "Keys come from the environment: give this installation the AUTH_SECRET of the old one.";
    return `The state of ${createdAt} is back: ${rows} rows, ${blobs} files. ${keys}`;
  },
});
