import path from "node:path";
import type { CostLimits } from "@/domain/cost/limits";
import { StudioError } from "@/domain/errors";
import { type ShortSide, shortSides } from "@/domain/media/format";
import { crossChecks } from "@/env/cross-checks";
import { type Variables, variables } from "@/env/variables";

export const openAiAddress = "https://api.openai.com/v1";
const replicateAddress = "https://api.replicate.com/v1";

type OAuthClient = { id: string; secret: string };

/** What everybody's calls to other companies' models are made with, unless they have keys of their own. */
export type ProviderSettings = {
  replicate: { key: string | null; baseUrl: string };
  openai: {
    /** Null at an address of one's own: a server that wants none. */
    key: string | null;
    baseUrl: string;
    textModel: string | null;
    /** Micro-dollars per million tokens; null: what OpenAI asks for the model. */
    price: TokenPrice | null;
    /** Whether lost answers can be looked up; true at another address than OpenAI's means a proxy before OpenAI. */
    storesAnswers: boolean;
  };
  runpod: { key: string | null };
};

export type TokenPrice = { inputMicros: number; outputMicros: number };

/** Everything that can be configured, checked. How each is meant is explained in `.env.example`. */
export type Env = {
  /** Absolute path. */
  dataFolder: string;
  /** Absolute path of the folder with neural networks for quality; null: "weights" in the data folder. */
  weightsFolder: string | null;
  server: { host: string; port: number; appUrl: string | null };
  database: {
    url: string | null;
    driver: "postgres" | "neon" | undefined;
    poolSize: number | undefined;
    /** Where Neon's driver finds a websocket proxy other than Neon's own. */
    neonProxy: string | undefined;
  };
  auth: {
    secret: string | null;
    registration: "open" | "closed";
    github: OAuthClient | null;
    google: OAuthClient | null;
    oidc: (OAuthClient & { issuer: string; name: string }) | null;
  };
  blobs: { kind: "filesystem" } | { kind: "vercel-blob"; token: string; access: "private" | "public" };
  /** Null: the embedded engine does the work. `dev` is true, or the address of a local Inngest server. */
  inngest: {
    eventKey: string | undefined;
    signingKey: string | undefined;
    baseUrl: string | undefined;
    /** Where the service reaches the studio, when that is not where people do. */
    serveOrigin: string | undefined;
    dev: boolean | string;
  } | null;
  /** What may be spent where nobody has set a limit in the studio, in micro-dollars; null: no limit. */
  costLimits: CostLimits;
  /** Keys that seal what is stored in secret, 32 bytes in base64; null: one derived from the secret of `auth`. */
  encryption: { key: string; oldKeys: string[] } | null;
  providers: ProviderSettings;
  ffmpegPath: string | null;
  /** Files of certificate and key that Content Credentials are signed with, absolute paths; null: nothing is signed. */
  signer: { certificateFile: string; keyFile: string } | null;
  /** How many heavy pieces of work may run at once; null: as many as the machine has cores. */
  concurrency: number | null;
  /** Pixels on the short side of videos whose brief says nothing of it; null: as many as a finished video has. */
  shortSide: ShortSide | null;
  /** What a scraper of metrics has to show; null: metrics are for this machine only. */
  metricsToken: string | null;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
};

/** Checks and groups. Throws StudioError "misconfigured" that names every variable to correct, and how. */
export function parseEnv(source: Record<string, string | undefined>, projectFolder: string): Env {
  const parsed = variables.safeParse(source);
  const problems = parsed.success
    ? crossChecks.flatMap((check) => check(parsed.data) ?? [])
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (!parsed.success || problems.length > 0) {
    throw new StudioError(
      "misconfigured",
      `The configuration needs correcting:\n${problems.map((problem) => `  - ${problem}`).join("\n")}\nSee .env.example for what each variable means.`,
      { cause: parsed.error },
    );
  }
  return group(parsed.data, projectFolder);
}

function group(values: Variables, projectFolder: string): Env {
  return {
    dataFolder: path.resolve(/*turbopackIgnore: true*/ projectFolder, values.FRAMEWRIGHT_DATA ?? "data"),
    weightsFolder: values.FRAMEWRIGHT_WEIGHTS
      ? path.resolve(/*turbopackIgnore: true*/ projectFolder, values.FRAMEWRIGHT_WEIGHTS)
      : null,
    server: {
      host: values.HOST ?? "127.0.0.1",
      port: values.PORT ?? 3000,
      appUrl: values.APP_URL ? new URL(values.APP_URL).origin : null,
    },
    database: {
      url: values.DATABASE_URL ?? null,
      driver: values.DATABASE_DRIVER,
      poolSize: values.DATABASE_POOL,
      neonProxy: values.NEON_WS_PROXY,
    },
    auth: authOf(values),
    blobs: blobsOf(values),
    inngest: inngestOf(values),
    costLimits: {
      run: values.COST_LIMIT_RUN ?? null,
      project: values.COST_LIMIT_PROJECT ?? null,
      user: values.COST_LIMIT_USER_MONTH ?? null,
      installation: values.COST_LIMIT_INSTALLATION_MONTH ?? null,
    },
    encryption: encryptionOf(values),
    providers: providersOf(values),
    ffmpegPath: values.FFMPEG_PATH ?? null,
    signer: signerOf(values, projectFolder),
    concurrency: values.FRAMEWRIGHT_CONCURRENCY ?? null,
    shortSide: shortSides.find((pixels) => String(pixels) === values.FRAMEWRIGHT_SHORT_SIDE) ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL ?? "info",
  };
}

function authOf(values: Variables): Env["auth"] {
  const client = (id: string | undefined, secret: string | undefined) =>
    id && secret ? { id, secret } : null;
  const oidc = client(values.AUTH_OIDC_ID, values.AUTH_OIDC_SECRET);
  return {
    secret: values.AUTH_SECRET ?? null,
    registration: values.REGISTRATION ?? "open",
    github: client(values.AUTH_GITHUB_ID, values.AUTH_GITHUB_SECRET),
    google: client(values.AUTH_GOOGLE_ID, values.AUTH_GOOGLE_SECRET),
    oidc:
      oidc && values.AUTH_OIDC_ISSUER
        ? { ...oidc, issuer: values.AUTH_OIDC_ISSUER, name: values.AUTH_OIDC_NAME ?? "Single sign-on" }
        : null,
  };
}

function blobsOf(values: Variables): Env["blobs"] {
  const { BLOB_READ_WRITE_TOKEN: token, BLOB_STORE: kind, BLOB_ACCESS: access = "private" } = values;
  if (token === undefined || kind === "filesystem") return { kind: "filesystem" };
  return { kind: "vercel-blob", token, access };
}

function inngestOf(values: Variables): Env["inngest"] {
  const dev = values.INNGEST_DEV ?? "0";
  const isDev = dev !== "0" && dev !== "false";
  if (!values.INNGEST_EVENT_KEY && !isDev) return null;
  return {
    eventKey: values.INNGEST_EVENT_KEY,
    signingKey: values.INNGEST_SIGNING_KEY,
    baseUrl: values.INNGEST_BASE_URL,
    serveOrigin: values.INNGEST_SERVE_ORIGIN,
    dev: dev.startsWith("http") ? dev : isDev,
  };
}

function signerOf(values: Variables, projectFolder: string): Env["signer"] {
  const { C2PA_CERTIFICATE_FILE: certificate, C2PA_PRIVATE_KEY_FILE: key } = values;
  const absolute = (file: string) => path.resolve(/*turbopackIgnore: true*/ projectFolder, file);
  return certificate && key ? { certificateFile: absolute(certificate), keyFile: absolute(key) } : null;
}

function encryptionOf(values: Variables): Env["encryption"] {
  const { FRAMEWRIGHT_ENCRYPTION_KEY: key, FRAMEWRIGHT_ENCRYPTION_KEYS_OLD: oldKeys = [] } = values;
  return key ? { key, oldKeys } : null;
}

function providersOf(values: Variables): ProviderSettings {
  const address = (written: string | undefined, usual: string) => (written ?? usual).replace(/\/+$/, "");
  const openAi = address(values.OPENAI_BASE_URL, openAiAddress);
  const { OPENAI_PRICE_INPUT: inputMicros, OPENAI_PRICE_OUTPUT: outputMicros } = values;
  const { OPENAI_STORES_ANSWERS: stores } = values;
  const isOpenAi = openAi === openAiAddress || stores === "true";
  const usualPrice = isOpenAi ? null : { inputMicros: 0, outputMicros: 0 };
  return {
    replicate: {
      key: values.REPLICATE_API_TOKEN ?? null,
      baseUrl: address(values.REPLICATE_BASE_URL, replicateAddress),
    },
    openai: {
      key: values.OPENAI_API_KEY ?? null,
      baseUrl: openAi,
      textModel: values.OPENAI_TEXT_MODEL ?? null,
      storesAnswers: stores === undefined ? isOpenAi : stores === "true",
      price:
        inputMicros === undefined || outputMicros === undefined ? usualPrice : { inputMicros, outputMicros },
    },
    runpod: { key: values.RUNPOD_API_KEY ?? null },
  };
}

let read: Env | undefined;

/** The configuration of this process. Read when first asked for, so that a build needs none. */
export function env(): Env {
  if (!read) {
    read = parseEnv(process.env, process.cwd());
    tellNextAuth(read.server);
  }
  return read;
}

/**
 * next-auth takes its own address from these variables and from nowhere else. With `APP_URL` only that address is
 * used; without, the one the browser asked for.
 */
function tellNextAuth({ appUrl }: Env["server"]): void {
  if (appUrl) process.env.NEXTAUTH_URL = appUrl;
  else process.env.AUTH_TRUST_HOST = "1";
}
