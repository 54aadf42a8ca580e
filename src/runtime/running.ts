import { env } from "@/env";
import { compareAtStart } from "@/runtime/compare-at-start";
import { openRuntime, type Runtime } from "@/runtime/runtime";

/** Next bundles pages and routes apart from one another; what they share has to live where all of them look. */
const shared = globalThis as typeof globalThis & { framewrightRuntime?: Promise<Runtime> };

/** The runtime of this server process, opened once by whoever needs it first. */
export function getRuntime(): Promise<Runtime> {
  shared.framewrightRuntime ??= open().catch((error) => {
    delete shared.framewrightRuntime;
    throw error;
  });
  return shared.framewrightRuntime;
}

async function open(): Promise<Runtime> {
  const { server } = env();
  const address = server.appUrl ?? `http://${server.host}:${server.port}`;
  const runtime = await openRuntime(env(), { address, durable: true, projectFolder: process.cwd() });
  // Nobody waits for the vendor: until it has answered, the catalogue is taken as it was written.
  void compareAtStart(runtime);
  return runtime;
}
