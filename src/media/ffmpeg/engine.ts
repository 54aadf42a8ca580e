import type { JoinJob, MediaJob } from "./job";

export type RunOptions = {
  signal?: AbortSignal | undefined;
  /** Called with 0-1 when the job knows its length. */
  onProgress?: ((progress: number) => void) | undefined;
  /** Bytes for the job's input of kind "frames", asked for as fast as they are encoded. */
  frames?: AsyncIterable<Uint8Array> | undefined;
};

/** Enough to open the same engine again in another process without searching. */
export type EngineDescription =
  | { kind: "command-line"; ffmpegPath: string; version: string }
  | { kind: "node-av" };

/**
 * What executes media jobs, always in a child process: a crash, a hang or a full memory ends the job, not the server.
 *
 * Errors: "media-failed" with the end of what the tool wrote, "storage-failed" when the disk is full, "cancelled"
 * after an abort, which ends the child at once. A failed job may leave a partial output file: write to a temporary name.
 */
export type MediaEngine = {
  readonly description: EngineDescription;
  /** Those of the given encoders, by libavcodec name, that this engine has. Asked once. */
  encoders(wanted: readonly string[]): Promise<ReadonlySet<string>>;
  /** Jobs beyond the engine's limit wait in order; jobs fed with `frames` do not, because their producer may need a job itself. */
  run(job: MediaJob, options?: RunOptions): Promise<void>;
  /** Copies encoded streams into one file. Only of engines that can. */
  join?(job: JoinJob, options?: { signal?: AbortSignal | undefined }): Promise<void>;
  /** The bytes of a job whose target is "pipe", as they come. Leaving the loop early ends the job. */
  read(job: MediaJob, options?: { signal?: AbortSignal | undefined }): AsyncGenerator<Uint8Array, void>;
};
