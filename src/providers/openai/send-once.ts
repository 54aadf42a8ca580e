import { StudioError } from "@/domain/errors";

export type Fetch = typeof globalThis.fetch;

/** A request of which it is certain that it never left: nobody was there to take it. */
export class NeverSent extends Error {
  override readonly name = "NeverSent";
}

/** Failures from before the first byte of a request, by the system's, the resolver's and the TLS layer's own codes. */
const codesBeforeSending = new Set([
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
const callsBeforeSending = new Set(["connect", "getaddrinfo"]);

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
      if (!neverLeft(error)) throw error;
      // One step further in than is usual: the SDK drops a cause that reads like a timeout.
      throw new NeverSent("nobody took the connection", {
        cause: new Error("no connection", { cause: error }),
      });
    }
  };
}

/** A host with several addresses fails with the failures of all of them. */
function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const attempts = [error, cause].flatMap((one) => (one instanceof AggregateError ? one.errors : []));
  return [error, cause].some(isBeforeSending) || (attempts.length > 0 && attempts.every(isBeforeSending));
}

function isBeforeSending(failure: unknown): boolean {
  if (typeof failure !== "object" || failure === null) return false;
  const code = "code" in failure ? String(failure.code) : "";
  const call = "syscall" in failure ? String(failure.syscall) : "";
  return codesBeforeSending.has(code) || callsBeforeSending.has(call);
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
