import { z } from "zod";
import { bytesText } from "@/features/wording/numbers";

const refusal = z.object({ message: z.string() });

/** Fails with a message for the maker when a file is too large to be read or sent. */
export function refuseLarge(file: File, bytesMax: number): void {
  if (file.size <= bytesMax) return;
  throw new Error(`${file.name} has ${bytesText(file.size)}. At most ${bytesText(bytesMax)} are allowed.`);
}

/** Sends one file to the server and reads its answer. Fails with a message for the maker. */
export async function sendFile<Answer>(
  file: File,
  { to, bytesMax, answer }: { to: string; bytesMax: number; answer: z.ZodType<Answer> },
): Promise<Answer> {
  refuseLarge(file, bytesMax);
  const response = await arrived(file, to);
  const told = await readJson(response);
  if (response.ok) return answer.parse(told);
  const refused = refusal.safeParse(told);
  throw new Error(
    refused.success ? refused.data.message : `${file.name} was not accepted (${response.status}).`,
  );
}

async function arrived(file: File, to: string): Promise<Response> {
  try {
    return await fetch(to, {
      method: "POST",
      headers: { "x-file-name": encodeURIComponent(file.name) },
      body: file,
    });
  } catch (cause) {
    throw new Error(`${file.name} did not arrive. Check the connection and try again.`, { cause });
  }
}

/** An answer that is no JSON has come from something in between; then its status has to do. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
