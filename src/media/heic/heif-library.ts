import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import openLibrary, { type MainModule } from "libheif-js/libheif-wasm/libheif.js";

/** The decoder's own functions, as C has them: numbers are addresses in its memory. */
export type HeifLibrary = MainModule;

const programPath = "libheif-js/libheif-wasm/libheif.wasm";
const pageBytes = 65_536;

/**
 * A decoder with a memory of its own, of at most `memoryBytes`: a file of a few kilobytes may describe a picture of gigabytes.
 * What it does beyond that throws. It is made anew for every picture, so that a bad one leaves nothing behind.
 */
export async function openHeifLibrary({ memoryBytes }: { memoryBytes: number }): Promise<HeifLibrary> {
  const file = await readFile(createRequire(import.meta.url).resolve(programPath));
  const program = await WebAssembly.compile(new Uint8Array(file));
  const silent = () => undefined;
  return openLibrary({
    // What it has to say comes as errors as well.
    print: silent,
    printErr: silent,
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => unknown) {
      const instance = new WebAssembly.Instance(program, imports);
      for (const part of Object.values(instance.exports)) {
        if (part instanceof WebAssembly.Memory) limitMemory(part, memoryBytes);
      }
      return receive(instance);
    },
  });
}

/** The program asks for more through this method only; it takes a failure as "out of memory". */
function limitMemory(memory: WebAssembly.Memory, bytes: number): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * pageBytes > bytes) {
      throw new RangeError(`The picture needs more than ${bytes} bytes of memory`);
    }
    return grow(pages);
  };
}
