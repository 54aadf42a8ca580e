import os from "node:os";
import { StudioError } from "@/domain/errors";
import { checkCommandLine } from "./capabilities";
import { createCommandLineEngine } from "./command-line-engine";
import type { EngineDescription, MediaEngine } from "./engine";
import { checkNodeAv, createNodeAvEngine } from "./node-av-engine";

export type ResolveOptions = {
  /** A program named by the person who installed the application: used or refused, never passed over in silence. */
  ffmpegPath?: string | undefined;
  /** Jobs at once. ffmpeg uses several cores by itself, so that half as many jobs as cores keep the machine busy. */
  concurrency?: number | undefined;
};

/**
 * Finds what can run media jobs: the program named in the options, else the system's `ffmpeg`, else the optional
 * package node-av. Throws StudioError "missing-tool", saying what was tried and how to get one. Costs up to a second:
 * do it once and keep the result.
 */
export async function resolveMediaEngine(options: ResolveOptions = {}): Promise<MediaEngine> {
  if (options.ffmpegPath) {
    const check = await checkCommandLine(options.ffmpegPath);
    if (!check.usable) {
      throw new StudioError(
        "missing-tool",
        `FFMPEG_PATH is ${options.ffmpegPath}, but that cannot be used: ${check.reason}. Point it to an ffmpeg of version 5.1 or newer, or remove it. ${howToGetFfmpeg}`,
      );
    }
    return openMediaEngine(
      { kind: "command-line", ffmpegPath: options.ffmpegPath, version: check.version },
      options,
    );
  }
  const system = await checkCommandLine("ffmpeg");
  if (system.usable) {
    return openMediaEngine({ kind: "command-line", ffmpegPath: "ffmpeg", version: system.version }, options);
  }
  if (await checkNodeAv()) return openMediaEngine({ kind: "node-av" }, options);
  throw new StudioError(
    "missing-tool",
    `No usable ffmpeg was found. On the PATH: ${system.reason}. The optional package node-av is not installed or does not run here. ${howToGetFfmpeg}`,
  );
}

/** An engine that was resolved before, perhaps in another process; nothing is checked again. */
export function openMediaEngine(
  description: EngineDescription,
  {
    concurrency = Math.max(1, Math.floor(os.availableParallelism() / 2)),
  }: { concurrency?: number | undefined } = {},
): MediaEngine {
  return description.kind === "node-av"
    ? createNodeAvEngine(description, { concurrency })
    : createCommandLineEngine(description, { concurrency });
}

const howToGetFfmpeg =
  "Install it with `apt-get install ffmpeg`, `brew install ffmpeg` or `winget install ffmpeg`, or set FFMPEG_PATH to the program.";
