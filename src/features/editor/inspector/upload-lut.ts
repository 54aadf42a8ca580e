import { z } from "zod";
import { type CubeLut, lutLimits, readCube } from "@/domain/picture/cube-lut";
import { bytesText } from "@/features/wording/numbers";

const uploadedLut = z.object({ digest: z.string(), name: z.string() });

/** Reads a `.cube` file, so that a wrong one is told of at once, and sends it. Fails with a message for the maker. */
export async function uploadLut(file: File): Promise<z.infer<typeof uploadedLut> & { table: CubeLut }> {
  if (file.size > lutLimits.bytes) {
    throw new Error(
      `${file.name} has ${bytesText(file.size)}. At most ${bytesText(lutLimits.bytes)} are allowed.`,
    );
  }
  const table = readTold(file.name, await file.text());
  const response = await fetch("/api/luts", {
    method: "POST",
    headers: { "x-file-name": encodeURIComponent(file.name) },
    body: file,
  });
  const answer: unknown = await response.json();
  if (response.ok) return { ...uploadedLut.parse(answer), table };
  const told = z.object({ message: z.string() }).safeParse(answer);
  throw new Error(told.success ? told.data.message : `${file.name} was not accepted (${response.status}).`);
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
