import path from "node:path";
import { runCommand } from "@/cli/run-command";
import { backUp } from "@/runtime/backup/back-up";

const usage = `Usage: npm run backup -- --out DIR [--data DIR]

Writes rows, stored files and generated keys of this installation into a folder: a new one, or that of an earlier
backup, which then only gets what is new. With the embedded database, stop the studio first.

  --out DIR    where to write
  --data DIR   the data folder (default: FRAMEWRIGHT_DATA, else ./data)
  --help       this text`;

await runCommand({
  usage,
  options: { out: { type: "string" } },
  required: "out",
  async run(env, { out }) {
    const options = { out: path.resolve(String(out)), projectFolder: process.cwd() };
    const { folder, rows, blobs, copied, bytes } = await backUp(env, options);
    return `${folder}: ${rows} rows, ${blobs} files (${bytes} bytes, ${copied} new)`;
  },
});
