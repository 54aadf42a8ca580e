import { createWriteStream } from "node:fs";
import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

type Writing = {
  /** What the content passes through on its way. */
  through?: Transform;
  /** "wx" for a file that must not be there yet; otherwise one that is there is written over. */
  flags?: "w" | "wx";
  mode?: number;
  /** Whether the content has to be on the disk before this settles. */
  flush?: boolean;
  signal?: AbortSignal;
};

/**
 * Writes what a stream or a generator gives to a file. Settles once the file is closed, also when it fails: a pipeline
 * alone may fail while the file is still being opened, and who then removes it finds it there again. What was written
 * until a failure is left to the caller. Throws whatever source, passage, signal or disk threw.
 */
export async function writeFileFrom(
  path: string,
  source: AsyncIterable<Uint8Array | string>,
  { through, signal, ...options }: Writing = {},
): Promise<void> {
  const target = createWriteStream(path, options);
  const closed = new Promise<void>((resolve) => target.once("close", resolve));
  const content = source instanceof Readable ? source : Readable.from(source);
  try {
    await pipeline([content, ...(through ? [through] : []), target], { signal });
  } finally {
    await closed;
  }
}
