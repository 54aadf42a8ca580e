import type { Env } from "@/env";

/** What stands for a secret wherever text leaves the process. */
const placeholder = "[secret]";

/** Anything shorter could be part of ordinary words, and would make logs unreadable without keeping a secret. */
const shortestCharacters = 8;

/** Takes secrets out of texts. It can learn new ones at any time. */
export type Redactor = {
  learn(...secrets: (string | null | undefined)[]): void;
  clean(text: string): string;
};

export function createRedactor(): Redactor {
  const known = new Set<string>();
  let pattern: RegExp | null = null;
  return {
    learn(...secrets) {
      for (const secret of secrets) {
        if (!secret || secret.length < shortestCharacters || known.has(secret)) continue;
        for (const spelling of spellings(secret)) known.add(spelling);
        pattern = null;
      }
    },
    clean(text) {
      if (known.size === 0) return text;
      pattern ??= anyOf(known);
      return text.replaceAll(pattern, placeholder);
    },
  };
}

/** As it is, inside JSON, and inside an address. */
function spellings(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}

/** Longest first: a secret that begins like another one must go as a whole. */
function anyOf(texts: ReadonlySet<string>): RegExp {
  const escaped = [...texts]
    .toSorted((left, right) => right.length - left.length)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(escaped.join("|"), "g");
}

/** Every secret that the environment holds. */
export function secretsOf({
  auth,
  blobs,
  database,
  encryption,
  inngest,
  metricsToken,
  providers,
}: Env): (string | null)[] {
  return [
    auth.secret,
    ...[auth.github, auth.google, auth.oidc].map((client) => client?.secret ?? null),
    blobs.kind === "vercel-blob" ? blobs.token : null,
    ...passwordIn(database.url),
    encryption?.key ?? null,
    ...(encryption?.oldKeys ?? []),
    inngest?.eventKey ?? null,
    inngest?.signingKey ?? null,
    metricsToken,
    ...Object.values(providers).map(({ key }) => key),
  ];
}

/** As written in the address, and decoded. */
function passwordIn(address: string | null): string[] {
  const written = address ? new URL(address).password : "";
  try {
    return [written, decodeURIComponent(written)];
  } catch (error) {
    // A lone percent sign: drivers take the password as it is written then.
    if (error instanceof URIError) return [written];
    throw error;
  }
}
