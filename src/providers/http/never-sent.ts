/** What fails before the first byte of a request is written, by the codes of the system, the resolver and the TLS layer. */
const codesBeforeSending = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ERR_TLS_HANDSHAKE_TIMEOUT",
]);
const certificateCodes = /^(CERT_|UNABLE_TO_)/;
const callsBeforeSending = new Set(["connect", "getaddrinfo"]);

/**
 * Whether it is certain that a failed request never left this machine: nobody was there to take it. Looks along the
 * causes; a host with several addresses fails with the failures of all of them. In doubt the answer is no: what may have
 * been taken must not be sent again.
 */
export function wasNeverSent(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if (failedBeforeSending(error)) return true;
  if (error instanceof AggregateError && error.errors.length > 0 && error.errors.every(wasNeverSent)) {
    return true;
  }
  return "cause" in error && wasNeverSent(error.cause);
}

function failedBeforeSending(error: object): boolean {
  // Routes also go away under a connection that is in use: then the call that failed is a read or a write.
  if ("syscall" in error) return callsBeforeSending.has(String(error.syscall));
  const code = "code" in error ? String(error.code) : "";
  return codesBeforeSending.has(code) || certificateCodes.test(code);
}
