import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

/** The folder of `initdb` and `postgres` on this machine, or null. Debian keeps them out of PATH. */
export const postgresBinaries: string | null = findBinaries();

export type TestPostgres = { url: string; stop(): Promise<void> };

/** Starts an empty Postgres in a temporary folder, on a free port of the loopback. */
export async function startPostgres(): Promise<TestPostgres> {
  if (postgresBinaries === null) throw new Error("There is no PostgreSQL on this machine");
  const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-postgres-"));
  const identity = unprivilegedIdentity();
  if (identity) chownSync(folder, identity.uid, identity.gid);
  const data = path.join(folder, "data");
  const run = { cwd: folder, ...identity };
  const initdb = path.join(postgresBinaries, "initdb");
  const arguments_ = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"];
  execFileSync(initdb, arguments_, { ...run, stdio: ["ignore", "ignore", "pipe"] });
  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: folder,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: 150,
  };
  const server = spawn(
    path.join(postgresBinaries, "postgres"),
    ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...run, stdio: ["ignore", "ignore", "pipe"] },
  );
  await untilReady(server);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = once(server, "exit");
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string | null {
  const root = "/usr/lib/postgresql";
  const debian = existsSync(root)
    ? readdirSync(root)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(root, version, "bin"))
    : [];
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), ...debian];
  return (
    folders.find((folder) => ["initdb", "postgres"].every((tool) => existsSync(path.join(folder, tool)))) ??
    null
  );
}

/** Postgres refuses to run as root. */
function unprivilegedIdentity(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (user: string, flag: "-u" | "-g") =>
    Number(execFileSync("id", [flag, user], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  for (const user of ["postgres", "nobody"]) {
    try {
      return { uid: idOf(user, "-u"), gid: idOf(user, "-g") };
    } catch {
      // No such user: the next one.
    }
  }
  throw new Error("Postgres needs a user other than root, and there is neither postgres nor nobody");
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}

async function untilReady(server: ChildProcess): Promise<void> {
  if (!server.stderr) throw new Error("Postgres has no standard error");
  const said: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    if (line.includes("ready to accept connections")) {
      // Its pipe must go on being emptied, or the server would one day wait for us.
      server.stderr.resume();
      return;
    }
    said.push(line);
  }
  throw new Error(`Postgres did not start:\n${said.join("\n")}`);
}
