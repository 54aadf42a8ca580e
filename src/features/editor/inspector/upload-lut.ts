import { z } from "zod";
import { type CubeLut, lutLimits, readCube } from "@/domain/picture/cube-lut";
import { refuseLarge, sendFile } from "@/features/shell/send-file";

const uploadedLut = z.object({ digest: z.string(), name: z.string() });

/** Reads a `.cube` file, so that a wrong one is told of at once, and sends it. Fails with a message for the maker. */
export async function uploadLut(file: File): Promise<z.infer<typeof uploadedLut> & { table: CubeLut }> {
  refuseLarge(file, lutLimits.bytes);
  const table = readTold(file.name, await file.text());
  const uploaded = await sendFile(file, { to: "/api/luts", bytesMax: lutLimits.bytes, answer: uploadedLut });
  return { ...uploaded, table };
}

function readTold(name: string, text: string): CubeLut {
  try {
    return readCube(text);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : "it cannot be read."}`, {
      cause: error,
    });
  }
}
