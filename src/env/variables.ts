import { z } from "zod";
import { mostDollars, parseDollars } from "@/domain/cost/money";

/** An empty variable counts as absent: container tools pass unset ones on as "". */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const text = optional(z.string().trim().min(1));
const whole = (lowest: number, highest: number) =>
  optional(
    z
      .string()
      .regex(/^\d+$/, "must be a whole number")
      .transform(Number)
      .refine((value) => value >= lowest && value <= highest, `must be from ${lowest} to ${highest}`),
  );
const oneOf = <const Value extends string>(...values: Value[]) =>
  optional(z.enum(values, `must be one of: ${values.join(", ")}`));
const webAddress = optional(
  z.url({ protocol: /^https?$/, error: "must be a web address such as https://studio.example.com" }),
);
const isSealingKey = (value: string) => /^[A-Za-z0-9+/]{43}=$/.test(value);
/** Where OpenAI itself answers. */

const dollars = optional(
  z.string().transform((value, context) => {
    const micros = parseDollars(value);
    if (micros !== null) return micros;
    context.addIssue(`must be an amount in US dollars such as 25 or 0.50, ${mostDollars} at most`);
    return z.NEVER;
  }),
);

export const variables = z.object({
  FRAMEWRIGHT_DATA: text,
  FRAMEWRIGHT_WEIGHTS: text,
  HOST: text,
  PORT: whole(1, 65_535),
  APP_URL: webAddress,
  HTTP_COMPRESSION: oneOf("on", "off"),
  DATABASE_URL: optional(
    z.url({
      protocol: /^postgres(ql)?$/,
      error: "must look like postgres://user:password@host:5432/database",
    }),
  ),
  DATABASE_DRIVER: oneOf("postgres", "neon"),
  DATABASE_POOL: whole(1, 500),
  NEON_WS_PROXY: optional(
    z.url({ protocol: /^wss?$/, error: "must be a websocket address such as wss://proxy.example.com/v1" }),
  ),
  AUTH_SECRET: optional(
    z.string().min(32, "must have at least 32 characters; make one with: openssl rand -base64 32"),
  ),
  FRAMEWRIGHT_ENCRYPTION_KEY: optional(
    z.string().refine(isSealingKey, "must be 32 bytes in base64; make one with: openssl rand -base64 32"),
  ),
  FRAMEWRIGHT_ENCRYPTION_KEYS_OLD: optional(
    z
      .string()
      .transform((list) => list.split(",").map((key) => key.trim()))
      .refine((keys) => keys.every(isSealingKey), "must be earlier keys in base64, with commas between them"),
  ),
  AUTH_GITHUB_ID: text,
  AUTH_GITHUB_SECRET: text,
  AUTH_GOOGLE_ID: text,
  AUTH_GOOGLE_SECRET: text,
  AUTH_OIDC_ISSUER: webAddress,
  AUTH_OIDC_ID: text,
  AUTH_OIDC_SECRET: text,
  AUTH_OIDC_NAME: text,
  REGISTRATION: oneOf("open", "closed"),
  BLOB_STORE: oneOf("filesystem", "vercel-blob"),
  BLOB_READ_WRITE_TOKEN: optional(
    z
      .string()
      .regex(/^vercel_blob_rw_[^_]+_.+$/, "must be a store's token, which begins with vercel_blob_rw_"),
  ),
  BLOB_ACCESS: oneOf("private", "public"),
  VERCEL_BLOB_API_URL: webAddress,
  INNGEST_EVENT_KEY: text,
  INNGEST_SIGNING_KEY: text,
  INNGEST_BASE_URL: webAddress,
  INNGEST_SERVE_ORIGIN: webAddress,
  INNGEST_DEV: optional(
    z
      .string()
      .regex(/^(0|1|true|false|https?:\/\/.+)$/, "must be 1, 0 or the address of a local Inngest server"),
  ),
  COST_LIMIT_RUN: dollars,
  COST_LIMIT_PROJECT: dollars,
  COST_LIMIT_USER_MONTH: dollars,
  COST_LIMIT_INSTALLATION_MONTH: dollars,
  REPLICATE_API_TOKEN: text,
  REPLICATE_BASE_URL: webAddress,
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: webAddress,
  OPENAI_TEXT_MODEL: text,
  OPENAI_STORES_ANSWERS: oneOf("true", "false"),
  OPENAI_PRICE_INPUT: whole(0, 1_000_000_000),
  OPENAI_PRICE_OUTPUT: whole(0, 1_000_000_000),
  RUNPOD_API_KEY: text,
  FFMPEG_PATH: text,
  C2PA_CERTIFICATE_FILE: text,
  C2PA_PRIVATE_KEY_FILE: text,
  FRAMEWRIGHT_CONCURRENCY: whole(1, 256),
  FRAMEWRIGHT_SHORT_SIDE: oneOf("1080", "720", "540", "360"),
  METRICS_TOKEN: optional(
    z.string().min(16, "must have at least 16 characters; make one with: openssl rand -base64 32"),
  ),
  LOG_LEVEL: oneOf("debug", "info", "warn", "error", "silent"),
  VERCEL: text,
});
export type Variables = z.infer<typeof variables>;

/**
 * Every variable that is read, for the test that keeps `.env.example` complete. `VERCEL` is set by that host, and
 * `HTTP_COMPRESSION` is read by `next.config.ts`.
 */
export const variableNames = Object.keys(variables.shape);
