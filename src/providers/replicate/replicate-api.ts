import Replicate from "replicate";
import { StudioError } from "@/domain/errors";
import { wasNeverSent } from "../http/never-sent";
import { BrokenExchange, parseJson, readRefusal } from "./vendor-answer";

export type ReplicateAccess = {
  token: string;
  /** With the version of the API: "https://api.replicate.com/v1". */
  baseUrl: string;
  fetch?: typeof globalThis.fetch;
};

/**
 * One exchange with the vendor through its own client. `use` makes exactly one call of the client. Throws VendorAnswer
 * for every answer that is no success, BrokenExchange when there was none that can be read, what aborted `signal`, and
 * the StudioError of a fetch that refuses the address.
 */
export type ReplicateApi = {
  readonly baseUrl: string;
  call<Result>(use: (client: Replicate) => Promise<Result>, options?: CallOptions): Promise<Result>;
};

type CallOptions = { headers?: Record<string, string>; signal?: AbortSignal | undefined; timeoutMs?: number };

type Exchange = (input: Request | string, init?: RequestInit) => Promise<Response>;

const defaultTimeoutMs = 60_000;

/**
 * The client sends a request again by itself when its connection broke or it was throttled, also one that is billed.
 * Here each call gets a client whose fetch goes out once: whatever asks again is given the first outcome.
 */
export function createReplicateApi({
  token,
  baseUrl,
  fetch = globalThis.fetch,
}: ReplicateAccess): ReplicateApi {
  return {
    baseUrl,
    call(use, options = {}) {
      let outcome: Promise<Response> | undefined;
      const once: Exchange = (input, init) => {
        const headers = { ...options.headers, authorization: `Bearer ${token}` };
        outcome ??= exchange((signal) => fetch(input, withHeaders(init, headers, signal)), options);
        return outcome;
      };
      const client = new Replicate({ auth: token, baseUrl, fetch: once, useFileOutput: false });
      return use(client).catch((error: unknown) => {
        throw withoutToken(error, token);
      });
    },
  };
}

/** With the key among them: without one, the client would take whatever it finds in the environment. */
function withHeaders(
  init: RequestInit | undefined,
  headers: Record<string, string>,
  signal: AbortSignal,
): RequestInit {
  const all = new Headers(init?.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return { ...init, headers: all, redirect: "error", signal };
}

async function exchange(
  send: (signal: AbortSignal) => Promise<Response>,
  { signal, timeoutMs = defaultTimeoutMs }: CallOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let body: string;
  try {
    response = await send(signal ? AbortSignal.any([signal, timeout]) : timeout);
    body = await response.text();
  } catch (error) {
    signal?.throwIfAborted();
    // A fetch that guards where requests go has refused this one.
    if (error instanceof StudioError) throw error;
    const sent = !wasNeverSent(error);
    throw new BrokenExchange(`The connection to Replicate ${sent ? "broke" : "could not be made"}`, sent, {
      cause: error,
    });
  }
  if (!response.ok) throw readRefusal(response, body);
  if (response.status !== 204 && parseJson(body) === undefined) {
    throw new BrokenExchange("Replicate answered with something that is not JSON", true);
  }
  return new Response(response.status === 204 ? null : body, { status: response.status });
}

/** A vendor that repeats the key in its answer does not get it into our logs. */
function withoutToken(error: unknown, token: string): unknown {
  if (error instanceof Error && token !== "" && error.message.includes(token)) {
    error.message = error.message.replaceAll(token, "[secret]");
  }
  return error;
}
