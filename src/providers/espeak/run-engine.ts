import { spawn } from "node:child_process";
import { StudioError } from "@/domain/errors";

/** Enough of a complaint to recognise it; engines repeat themselves. */
const keptStderr = 2000;

/**
 * Runs a speech engine: arguments as a list and text over stdin, never through a shell. Resolves with stdout.
 * Throws "missing-tool" when the program is not there, "provider-rejected" with its last words when it fails, and
 * "cancelled" when aborted.
 */
export function runEngine(
  command: { path: string; args: readonly string[]; stdin?: string },
  signal?: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.path, command.args, { stdio: ["pipe", "pipe", "pipe"], signal });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr = (stderr + chunk).slice(-keptStderr);
    });
    // An engine that ends without reading breaks the pipe; its exit says why.
    child.stdin.on("error", () => child.stdin.destroy());
    child.on("error", (cause: NodeJS.ErrnoException) => {
      if (signal?.aborted) reject(new StudioError("cancelled", "Cancelled", { cause }));
      else if (cause.code === "ENOENT")
        reject(new StudioError("missing-tool", `${command.path} is not installed`, { cause }));
      else reject(new StudioError("provider-unavailable", `${command.path} could not be started`, { cause }));
    });
    child.on("close", (code) => {
      if (code === 0) resolve(stdout);
      else
        reject(
          new StudioError(
            "provider-rejected",
            `${command.path} could not speak the text: ${stderr.trim() || code}`,
          ),
        );
    });
    child.stdin.end(command.stdin ?? "");
  });
}
