import { type StudioHandler, serveStudio } from "@/inngest/serve-studio";
import { getRuntime } from "@/runtime/running";

const shared = globalThis as typeof globalThis & { framewrightFunctions?: Promise<StudioHandler | null> };

/** Starts the functions of this process once; the handler is null when the embedded engine drives them. */
export function studioHandler(): Promise<StudioHandler | null> {
  shared.framewrightFunctions ??= getRuntime()
    .then(serveStudio)
    .catch((error) => {
      delete shared.framewrightFunctions;
      throw error;
    });
  return shared.framewrightFunctions;
}
