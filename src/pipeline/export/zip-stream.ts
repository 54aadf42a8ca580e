import { PassThrough, pipeline, type Readable, Transform } from "node:stream";
import { ZipFile } from "yazl";
import { cancelled } from "@/workers/slots";
import type { ExportProgress } from "./render-export";

/** A file of a ZIP as it is read when its turn comes. */
export type Packed = { path: string; bytes: number; compress: boolean; open(): Promise<Readable> };

/** A ZIP of files that are read one after the other while it flows. Fails with the first file that cannot be read. */
export function zipOf(
  contents: readonly Packed[],
  { madeAt, signal, onProgress }: { madeAt: Date } & ExportProgress,
): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const fail = (error: Error) => output.destroy(error);
  const total = contents.reduce((sum, { bytes }) => sum + bytes, 0);
  let passed = 0;
  const counter = () =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        passed += chunk.length;
        onProgress(Math.min(1, passed / Math.max(1, total)));
        done(signal.aborted ? cancelled(signal) : null, chunk);
      },
    });
  for (const { path, compress, open } of contents) {
    zip.addReadStreamLazy(path, { mtime: madeAt, compress }, (give) => {
      open().then(
        (stream) => {
          give(
            null,
            pipeline(stream, counter(), (error) => {
              if (error) fail(error);
            }),
          );
        },
        (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }
  zip.on("error", fail);
  zip.outputStream.pipe(output);
  zip.end();
  return output;
}
