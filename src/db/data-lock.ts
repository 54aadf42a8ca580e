import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { identityOf, isRunning, machine } from "@/db/process-identity";
import { StudioError } from "@/domain/errors";

/** Who uses a data folder. Written for the person who finds it in use. */
const claimSchema = z.object({
  pid: z.number().int(),
  /** When the process started, as the system tells it: a later process with the same number is not the same. */
  processStart: z.string().nullable(),
  /** Processes can only be looked up on the machine (and in the container) on which they run. */
  machine: z.object({ id: z.string(), host: z.string() }),
  command: z.string(),
  address: z.string().nullable(),
  since: z.iso.datetime(),
});
type Claim = z.infer<typeof claimSchema>;

export type DataLock = { release(): Promise<void> };

export type DataLockOptions = {
  /** Folder of the embedded database, which takes no lock of its own: two processes would lose each other's rows. */
  folder: string;
  /** Where this process can be reached, if anywhere. */
  address: string | null;
  /** What was called, for people. */
  command?: string;
  /** A claim from another machine or container counts as dead when it shows no sign of life for so long. */
  patienceMs?: number;
};

const heartbeatMs = 4_000;
/** Older signs of life need no watching. Far more than the clocks of two machines on one disk differ. */
const longSilenceMs = 120_000;

/**
 * Claims the folder for this process until `release`, exit or a deadly signal.
 *
 * Announce, then look: every process first puts down a claim of its own and then reads all others, so that of two at
 * the same moment at least one sees the other. Claims have names of their own, so that clearing a dead one can never
 * hit the fresh one of somebody else. Dead claims (kill -9, power cut, a number taken over by another process) are
 * cleared on the way.
 *
 * Throws StudioError "data-locked" that names the process in the way.
 */
export async function acquireDataLock(options: DataLockOptions): Promise<DataLock> {
  const claims = `${options.folder}.lock`;
  const mine = path.join(claims, `${process.pid}-${randomUUID()}.json`);
  const give = () => rm(mine, { force: true });
  for (let attempt = 1; ; attempt++) {
    await writeClaim(mine, options);
    let other: Claim | null;
    try {
      other = await findOther(claims, mine, options.patienceMs ?? 3 * heartbeatMs);
    } catch (error) {
      await give();
      throw error;
    }
    if (other === null) return holdUntilExit(mine);
    await give();
    // Two that began together both step back; one of them comes first next time.
    if (attempt === 6) throw lockedBy(other, options.folder);
    await sleep(20 + Math.random() * 100);
  }
}

async function writeClaim(file: string, { address, command }: DataLockOptions): Promise<void> {
  const claim: Claim = {
    ...identityOf(process.pid),
    command:
      command ??
      process.argv
        .slice(1)
        .map((part) => path.basename(part))
        .join(" "),
    address,
    since: new Date().toISOString(),
  };
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.draft`;
  await writeFile(draft, JSON.stringify(claim, null, 2), { mode: 0o600, flag: "wx" });
  await rename(draft, file);
}

/** The claim of a process that lives, after clearing those of processes that do not. */
async function findOther(claims: string, mine: string, patienceMs: number): Promise<Claim | null> {
  for (const name of await readdir(claims)) {
    const file = path.join(claims, name);
    if (file === mine || !name.endsWith(".json")) continue;
    const claim = await readClaim(file);
    if (claim === "gone") continue;
    if (claim !== "damaged" && (await isAlive(claim, file, patienceMs))) return claim;
    await rm(file, { force: true });
  }
  return null;
}

async function readClaim(file: string): Promise<Claim | "gone" | "damaged"> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (isMissing(error)) return "gone";
    throw error;
  }
  try {
    return claimSchema.parse(JSON.parse(text));
  } catch {
    // Claims appear whole: what cannot be read was torn by a crash of the machine, and its process with it.
    return "damaged";
  }
}

async function isAlive(claim: Claim, file: string, patienceMs: number): Promise<boolean> {
  if (claim.machine.id === machine().id) return isRunning(claim);
  const seen = await lastSign(file);
  if (seen === null || Date.now() - seen > longSilenceMs) return false;
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += patienceMs / 20) {
    await sleep(patienceMs / 20);
    if ((await lastSign(file)) !== seen) return true;
  }
  return false;
}

async function lastSign(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

const deadlySignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function holdUntilExit(file: string): DataLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    // Without the file there is nothing left to keep alive: the whole folder was removed.
    utimes(file, now, now).catch(() => clearInterval(heartbeat));
  }, heartbeatMs);
  heartbeat.unref();
  const letGo = () => {
    clearInterval(heartbeat);
    process.off("exit", onExit);
    for (const signal of deadlySignals) process.off(signal, onSignal);
  };
  const onExit = () => rmSync(file, { force: true });
  const onSignal = (signal: NodeJS.Signals) => {
    // Others that listen still have work to finish on the data, and end the process themselves.
    if (process.listenerCount(signal) > 1) return;
    letGo();
    onExit();
    process.kill(process.pid, signal);
  };
  process.on("exit", onExit);
  for (const signal of deadlySignals) process.on(signal, onSignal);
  return {
    async release() {
      letGo();
      await rm(file, { force: true });
    },
  };
}

function lockedBy(claim: Claim, folder: string): StudioError {
  const elsewhere = claim.machine.id === machine().id ? "" : ` on ${claim.machine.host}`;
  const at = claim.address ? ` at ${claim.address}` : "";
  const since = claim.since.replace("T", " ").replace(/\.\d+Z$/, " UTC");
  return new StudioError(
    "data-locked",
    `The data in ${path.dirname(folder)} is in use by process ${claim.pid}${elsewhere} (${claim.command})${at}, since ${since}. ` +
      `Use that one, stop it first (kill ${claim.pid}), or choose another folder with FRAMEWRIGHT_DATA.`,
  );
}
