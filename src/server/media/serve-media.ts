import { getRuntime } from "@/runtime/running";

/** Answers a signed media URL. The signature is the right to read; no session is asked for. */
export async function serveMedia(request: Request): Promise<Response> {
  return (await getRuntime()).serveMedia(request);
}
