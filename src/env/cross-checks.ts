import type { Variables } from "./variables";

type Check = (values: Variables) => string | undefined;

/** Variables that only make sense together. */
const together =
  (...names: (keyof Variables)[]): Check =>
  (values) => {
    const missing = names.filter((name) => values[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) return undefined;
    const given = names.filter((name) => !missing.includes(name));
    return `${missing.join(" and ")} must be set too, because ${given.join(" and ")} is`;
  };

const needs =
  (name: keyof Variables, needed: keyof Variables): Check =>
  (values) =>
    values[name] !== undefined && values[needed] === undefined
      ? `${name} has no effect without ${needed}: set both or neither`
      : undefined;

const onVercel =
  (needed: keyof Variables): Check =>
  (values) =>
    values.VERCEL !== undefined && values[needed] === undefined
      ? `${needed} must be set on Vercel, where no disk outlives a request`
      : undefined;

/** What must hold between variables. Each gives a problem in words, or nothing. */
export const crossChecks: Check[] = [
  together("AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"),
  together("AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"),
  together("AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"),
  together("INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"),
  together("C2PA_CERTIFICATE_FILE", "C2PA_PRIVATE_KEY_FILE"),
  needs("AUTH_OIDC_NAME", "AUTH_OIDC_ISSUER"),
  needs("DATABASE_DRIVER", "DATABASE_URL"),
  needs("DATABASE_POOL", "DATABASE_URL"),
  needs("NEON_WS_PROXY", "DATABASE_URL"),
  needs("INNGEST_BASE_URL", "INNGEST_EVENT_KEY"),
  needs("FRAMEWRIGHT_ENCRYPTION_KEYS_OLD", "FRAMEWRIGHT_ENCRYPTION_KEY"),
  together("OPENAI_PRICE_INPUT", "OPENAI_PRICE_OUTPUT"),
  needs("INNGEST_SERVE_ORIGIN", "INNGEST_EVENT_KEY"),
  ({ BLOB_STORE, BLOB_READ_WRITE_TOKEN }) =>
    BLOB_STORE === "vercel-blob" && BLOB_READ_WRITE_TOKEN === undefined
      ? "BLOB_READ_WRITE_TOKEN must be set, because BLOB_STORE is vercel-blob: copy it from the store's page"
      : undefined,
  ({ VERCEL, BLOB_STORE }) =>
    VERCEL !== undefined && BLOB_STORE === "filesystem"
      ? "BLOB_STORE cannot be filesystem on Vercel, where no disk outlives a request: use vercel-blob"
      : undefined,
  onVercel("DATABASE_URL"),
  onVercel("AUTH_SECRET"),
  onVercel("BLOB_READ_WRITE_TOKEN"),
];
