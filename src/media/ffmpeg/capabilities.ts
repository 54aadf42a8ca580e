import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What the graphs of this application are made of. An ffmpeg without one of these cannot serve it. */
export const neededFilters = [
  ...["overlay", "xfade", "fade", "trim", "concat", "scale", "crop", "loop", "tpad", "fps", "setparams"],
  ...["lutyuv", "lut3d", "noise", "format", "split", "select", "color", "settb", "setpts", "setsar", "tile"],
  ...["amix", "adelay", "afade", "volume", "atrim", "apad", "aresample", "aformat", "alimiter", "ebur128"],
  ...["ametadata", "anullsrc", "asetnsamples", "asetpts"],
] as const;
export const neededEncoders = ["libx264", "aac", "rawvideo", "pcm_s16le", "pcm_f32le"] as const;

const oldestVersion = [5, 1] as const;

export type ToolCheck = { usable: true; version: string } | { usable: false; reason: string };

/** Asks an ffmpeg program for its version, filters and encoders. */
export async function checkCommandLine(ffmpegPath: string): Promise<ToolCheck> {
  const ask = async (...args: string[]) =>
    (await promisify(execFile)(ffmpegPath, ["-hide_banner", ...args], { timeout: 20_000 })).stdout;
  try {
    const [banner, filters, encoders] = await Promise.all([
      promisify(execFile)(ffmpegPath, ["-version"], { timeout: 20_000 }).then(({ stdout }) => stdout),
      ask("-filters"),
      ask("-encoders"),
    ]);
    const version = /^ffmpeg version (\S+)/.exec(banner)?.[1];
    if (!version) return { usable: false, reason: "it does not answer like ffmpeg" };
    if (isOlder(version)) {
      return { usable: false, reason: `it is version ${version}, older than ${oldestVersion.join(".")}` };
    }
    const missing = [...absent(neededFilters, filters), ...absent(neededEncoders, encoders)];
    if (missing.length > 0) return { usable: false, reason: `it was built without ${missing.join(", ")}` };
    return { usable: true, version };
  } catch (error) {
    return { usable: false, reason: error instanceof Error ? firstLine(error.message) : String(error) };
  }
}

/** Lists have one name per line in the second column. Versions such as "N-109542" come from newer source and pass. */
const absent = (names: readonly string[], list: string) => {
  const present = new Set(list.split("\n").map((line) => line.trim().split(/\s+/)[1]));
  return names.filter((name) => !present.has(name));
};

function isOlder(version: string): boolean {
  const numbers = /^n?(\d+)\.(\d+)/.exec(version);
  if (!numbers) return false;
  const [major, minor] = [Number(numbers[1]), Number(numbers[2])];
  return major < oldestVersion[0] || (major === oldestVersion[0] && minor < oldestVersion[1]);
}

const firstLine = (text: string) => text.split("\n", 1)[0] ?? text;
