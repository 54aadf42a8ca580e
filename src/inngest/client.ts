import { Inngest } from "inngest";
import type { Log } from "@/runtime/log";

export type InngestClient = ReturnType<typeof createInngestClient>;

/**
 * The client that every function is made with. In embedded mode `fetch` is the engine's, so that nothing leaves the
 * process; with Inngest configured the settings are the service's.
 */
export function createInngestClient(
  settings:
    | { mode: "embedded"; fetch: typeof globalThis.fetch }
    | {
        mode: "service";
        /** Takes what the SDK has to tell, such as calls that it refused. */
        log: Log;
        eventKey: string | undefined;
        signingKey: string | undefined;
        baseUrl: string | undefined;
        dev: boolean | string;
      },
) {
  // Errors reach the run's history and our own log; the SDK's own logger would write each twice.
  const quiet = { info: ignore, debug: ignore, warn: ignore, error: ignore };
  if (settings.mode === "embedded") {
    return new Inngest({
      id: "framewright",
      isDev: true,
      eventKey: "embedded",
      fetch: settings.fetch,
      logger: quiet,
      internalLogger: quiet,
    });
  }
  const { dev, eventKey, signingKey, baseUrl, log } = settings;
  const logger = sdkLogger(log);
  return new Inngest({
    id: "framewright",
    logger,
    internalLogger: logger,
    isDev: dev !== false,
    ...(eventKey ? { eventKey } : {}),
    ...(signingKey ? { signingKey } : {}),
    ...addressOf(baseUrl, dev),
  });
}

const addressOf = (baseUrl: string | undefined, dev: boolean | string) => {
  if (baseUrl) return { baseUrl };
  return typeof dev === "string" ? { baseUrl: dev } : {};
};

/** The SDK gives facts and a message, or a message alone. */
function sdkLogger(log: Log) {
  const write =
    (level: keyof Log) =>
    (first: unknown, second?: unknown): void => {
      if (typeof first === "object" && first !== null)
        log[level]({ sdk: "inngest", ...first }, String(second ?? ""));
      else log[level]({ sdk: "inngest" }, String(first));
    };
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

const ignore = () => undefined;
