import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The encoders that an ffmpeg program has, by name. */
export async function listEncoders(ffmpegPath: string): Promise<ReadonlySet<string>> {
  const { stdout } = await promisify(execFile)(ffmpegPath, ["-hide_banner", "-encoders"], {
    timeout: 20_000,
  });
  return new Set(stdout.split("\n").flatMap((line) => /^ [VAS][A-Z.]{5} (\S+)/.exec(line)?.[1] ?? []));
}
