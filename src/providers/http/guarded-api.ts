import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { askTarget } from "./guard/ask-target";
import { checkTarget, systemLookup } from "./guard/check-target";
import type { GuardedFetchOptions } from "./guarded-fetch";

/** Statuses whose answers have no body by definition. */
const withoutBody = [204, 205, 304];

/**
 * A `fetch` for the API of a server whose address somebody else has chosen: asks public addresses only, at what their
 * names resolved to when they were checked. Redirects are answers like others: a key goes to where it was meant for and
 * nowhere else.
 *
 * Rejects with StudioError "forbidden" for other addresses, and with the connection's error when there is none.
 */
export function createGuardedApi({
  allow = [],
  lookup = systemLookup,
}: Pick<GuardedFetchOptions, "allow" | "lookup"> = {}): typeof fetch {
  const allowed = new Set(allow.map((address) => new URL(address).origin));
  return async (input, init) => {
    const request = new Request(input, init);
    const target = await checkTarget(request.url, { allowed, lookup });
    const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
    const answer = await askTarget(target, {
      method: request.method,
      headers: {
        ...Object.fromEntries(request.headers),
        ...(body && { "content-length": String(body.length) }),
      },
      ...(body && { body }),
      signal: request.signal,
    });
    return responseOf(answer);
  };
}

function responseOf(answer: IncomingMessage): Response {
  const { statusCode: status = 502, statusMessage: statusText = "", headersDistinct } = answer;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const isEmpty = withoutBody.includes(status);
  if (isEmpty) answer.resume();
  const body = isEmpty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
  return new Response(body, { status, statusText, headers });
}
