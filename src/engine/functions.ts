import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { isDuration } from "./durations";
import { isExpression } from "./expressions";

/** The SDK's own handler, e.g. `serve()` from "inngest/edge". */
export type SdkHandler = (request: Request) => Promise<Response>;

const duration = z.string().refine(isDuration, "is not a duration such as 30s, 5m or 1h30m");
const expression = z.string().refine(isExpression, "is not a CEL expression");

const concurrency = z.object({
  limit: z.number(),
  key: expression.optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});

/** What a function declares about itself; the SDK only reports it, the engine keeps to it. */
const functionConfig = z.object({
  id: z.string(),
  triggers: z.array(
    z.union([
      z.object({ event: z.string(), expression: expression.optional() }),
      z.object({ cron: z.string() }),
    ]),
  ),
  steps: z.object({
    step: z.object({
      runtime: z.object({ url: z.string() }),
      retries: z.object({ attempts: z.number().optional() }).optional(),
    }),
  }),
  idempotency: expression.optional(),
  batchEvents: z
    .object({
      maxSize: z.number(),
      timeout: duration,
      key: expression.optional(),
      if: expression.optional(),
    })
    .optional(),
  rateLimit: z.object({ limit: z.number(), period: duration, key: expression.optional() }).optional(),
  throttle: z
    .object({
      limit: z.number(),
      period: duration,
      key: expression.optional(),
      burst: z.number().optional(),
    })
    .optional(),
  debounce: z
    .object({ period: duration, key: expression.optional(), timeout: duration.optional() })
    .optional(),
  singleton: z.object({ key: expression.optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
  priority: z.object({ run: expression.optional() }).optional(),
  timeouts: z.object({ start: duration.optional(), finish: duration.optional() }).optional(),
  cancel: z
    .array(z.object({ event: z.string(), if: expression.optional(), timeout: z.string().optional() }))
    .optional(),
  concurrency: z
    .union([
      z.number().transform((limit): z.infer<typeof concurrency>[] => [{ limit }]),
      concurrency.transform((one) => [one]),
      z.array(concurrency),
    ])
    .optional(),
});
export type FunctionConfig = z.infer<typeof functionConfig>;

export type EventTrigger = { config: FunctionConfig; expression: string | undefined };
export type CronTrigger = { config: FunctionConfig; cron: string };

export type FunctionRegistry = {
  ids: string[];
  get(id: string): FunctionConfig | undefined;
  triggeredBy(eventName: string): EventTrigger[];
  crons: CronTrigger[];
};

/** The server's default (`pkg/consts`): four retries after the first attempt. */
const defaultRetries = 4;

export const maxAttempts = (config: FunctionConfig): number =>
  (config.steps.step.retries?.attempts ?? defaultRetries) + 1;

/** In-process requests need an address; nothing listens there. */
export const engineOrigin = "http://engine.internal";

/**
 * Asks the SDK which functions there are, by its in-band sync: the configuration comes back in the response instead of
 * being posted to a server. Throws StudioError "misconfigured".
 */
export async function syncFunctions(handler: SdkHandler): Promise<FunctionRegistry> {
  const url = `${engineOrigin}/api/inngest`;
  const response = await handler(
    new Request(url, {
      method: "PUT",
      headers: {
        host: new URL(url).host,
        "content-type": "application/json",
        "x-inngest-sync-kind": "in_band",
        "x-inngest-server-kind": "dev",
      },
      body: JSON.stringify({ url }),
    }),
  );
  if (!response.ok) {
    throw new StudioError(
      "misconfigured",
      `The workflow functions could not be read (status ${response.status}); see the cause`,
      { cause: new Error(await response.text()) },
    );
  }
  const parsed = z.object({ functions: z.array(functionConfig) }).safeParse(await response.json());
  if (!parsed.success) {
    const message = `A workflow function is declared in a way the engine cannot keep to: ${z.prettifyError(parsed.error)}`;
    throw new StudioError("misconfigured", message, { cause: parsed.error });
  }
  return createRegistry(parsed.data.functions);
}

function createRegistry(functions: FunctionConfig[]): FunctionRegistry {
  const byId = new Map(functions.map((config) => [config.id, config]));
  const byEvent = new Map<string, EventTrigger[]>();
  const crons: CronTrigger[] = [];
  for (const config of functions) {
    for (const trigger of config.triggers) {
      if ("cron" in trigger) crons.push({ config, cron: trigger.cron });
      else {
        const others = byEvent.get(trigger.event) ?? [];
        byEvent.set(trigger.event, [...others, { config, expression: trigger.expression }]);
      }
    }
  }
  return {
    ids: [...byId.keys()],
    get: (id) => byId.get(id),
    triggeredBy: (eventName) => byEvent.get(eventName) ?? [],
    crons,
  };
}
