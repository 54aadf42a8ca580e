import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import os from "node:os";

export type ProcessIdentity = {
  pid: number;
  processStart: string | null;
  machine: { id: string; host: string };
};

let known: { id: string; host: string } | undefined;

/** This machine since it was started, and the container on it: the realm in which process numbers mean something. */
export function machine(): { id: string; host: string } {
  known ??= {
    host: os.hostname(),
    id: [
      os.hostname(),
      onLinux(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
      onLinux(() => readlinkSync("/proc/self/ns/pid")),
    ].join(" "),
  };
  return known;
}

export function identityOf(pid: number): ProcessIdentity {
  return { pid, processStart: startOf(pid), machine: machine() };
}

/** Whether the very process of this machine still runs, not another that was given its number since. */
export function isRunning({ pid, processStart }: Pick<ProcessIdentity, "pid" | "processStart">): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    // EPERM: it runs, for another user.
  }
  const startNow = startOf(pid);
  return processStart === null || startNow === null || processStart === startNow;
}

/** Null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    if (process.platform === "linux") return startOnLinux(pid);
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

/** Field 22 of proc(5) `stat`, counted behind the name, which may contain anything. A zombie no longer works. */
function startOnLinux(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? "ended" : (fields[19] ?? null);
}

function onLinux(read: () => string): string {
  if (process.platform !== "linux") return "";
  try {
    return read();
  } catch {
    return "";
  }
}
