/** What of a request the policy depends on. */
export type PolicyInput = {
  nonce: string;
  /** The development server compiles with `eval` and talks to the page over a socket. */
  development: boolean;
  /** Whether the page came over HTTPS. */
  secure: boolean;
};

/**
 * The Content-Security-Policy of a page: scripts only with the nonce of this answer, or loaded by one that has it; everything
 * else from this server. Styles may stand in the page: React writes them as attributes, and they run nothing. Media that the
 * page itself has made, as previews of uploads and frames, are blobs.
 */
export function contentPolicy({ nonce, development, secure }: PolicyInput): string {
  const directives = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "media-src": ["'self'", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'", ...(development ? ["ws:"] : [])],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(secure && { "upgrade-insecure-requests": [] }),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

/** Two years, as browsers' preload lists ask for; told over HTTPS only, where browsers heed it. */
export const strictTransport = "max-age=63072000; includeSubDomains";
