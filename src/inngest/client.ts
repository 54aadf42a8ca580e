import { Inngest } from "inngest";

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
  const { dev, eventKey, signingKey, baseUrl } = settings;
  return new Inngest({
    id: "framewright",
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

const ignore = () => undefined;
