import { StudioError } from "@/domain/errors";

export type Fetch = typeof globalThis.fetch;

/** A request of which it is certain that it never left: nobody was there to take it. */
export class NeverSent extends Error {
  override readonly name = "NeverSent";
}

/** Failures from before the first byte of a request, by the system's, the resolver's and the TLS layer's own codes. */
const beforeSending = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/**
 * A `fetch` that sends a request once. It takes a connection of its own for each, because one that was kept open may be
 * dead, and a request lost on it cannot be told from one that was taken. Redirects are not followed: they would send
 * the request and the key again, to wherever the answer says. Rejects with NeverSent when the request never left.
 */
export function sendOnce(fetch: Fetch): Fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("connection", "close");
    try {
      return await fetch(input, { ...init, headers, redirect: "manual" });
    } catch (error) {
      if (beforeSending.has(codeOf(error))) {
        throw new NeverSent("nobody took the connection", { cause: error });
      }
      throw error;
    }
  };
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
}

/** The address to talk to, without a slash at its end. Refuses what is no web address, or holds a password. */
export function readBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    throw new StudioError(
      "misconfigured",
      "The address of the OpenAI-compatible server must look like http://localhost:11434/v1, without a password in it.",
    );
  }
  return url.href.replace(/\/+$/, "");
}
