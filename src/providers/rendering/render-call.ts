import type { z } from "zod";
import { StudioError } from "@/domain/errors";
import { wasNeverSent } from "@/providers/http/never-sent";

/** A machine that renders for us: where it is, what it is called in messages, and its key. */
export type RenderEndpoint = {
  /** Without a slash at the end. */
  url: string;
  name: string;
  token: string | null;
  fetch: typeof fetch;
  /** For one call. Default: a minute, for uploads over slow lines. */
  timeoutMs?: number;
};

export type RenderCall = {
  method: "GET" | "POST";
  /** With a slash in front. */
  path: string;
  body?: FormData | string;
  /**
   * Whether the machine may start something that must not be started twice: a call whose answer is lost then fails as
   * "outcome-unknown" instead of "provider-unavailable".
   */
  starts?: boolean;
  signal?: AbortSignal | undefined;
};

const usualTimeoutMs = 60_000;

/**
 * One HTTP call, never repeated and never redirected: a redirect would take the key somewhere else. Returns answers of
 * the statuses 2xx, 400, 404, 409, 413 and 422, which mean something else for every call; throws StudioError for the rest:
 * "unauthenticated", "rate-limited", "misconfigured" for redirects, "provider-unavailable" or "outcome-unknown".
 */
export async function askRenderer(endpoint: RenderEndpoint, call: RenderCall): Promise<Response> {
  const timeout = AbortSignal.timeout(endpoint.timeoutMs ?? usualTimeoutMs);
  const response = await endpoint
    .fetch(endpoint.url + call.path, {
      method: call.method,
      headers: {
        ...(typeof call.body === "string" ? { "content-type": "application/json" } : {}),
        ...authorization(endpoint.token),
      },
      redirect: "manual",
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      ...(call.body === undefined ? {} : { body: call.body }),
    })
    .catch((cause: unknown) => {
      throw failedConnection(endpoint, call, cause);
    });
  if (!response.ok && !meaningful.has(response.status)) throw await refusalOf(endpoint, call, response);
  return response;
}

export const authorization = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` };

/** Statuses about the request itself, not about the machine. */
const meaningful = new Set([400, 404, 409, 413, 422]);

/** An answer's JSON in the shape that is needed of it. One that cannot be read counts as no answer. */
export async function readAnswer<Schema extends z.ZodType>(
  endpoint: RenderEndpoint,
  { response, schema, call }: { response: Response; schema: Schema; call: RenderCall },
): Promise<z.output<Schema>> {
  try {
    return schema.parse(await response.json());
  } catch (cause) {
    throw lost(endpoint, call, { message: "gave an answer that cannot be read", cause });
  }
}

/** What a machine says in a refusal, without the key, which careless machines repeat. */
export async function readRefusal({ token }: RenderEndpoint, response: Response): Promise<string> {
  const text = await response.text().catch((error: unknown) => String(error));
  return token === null ? text : text.replaceAll(token, "[key]");
}

function failedConnection(endpoint: RenderEndpoint, call: RenderCall, cause: unknown): StudioError {
  if (call.signal?.aborted) return new StudioError("cancelled", "Cancelled", { cause });
  if (wasNeverSent(cause)) {
    return new StudioError(
      "provider-unavailable",
      `${endpoint.name} cannot be reached. Check that it runs and that its address is right.`,
      { cause },
    );
  }
  return lost(endpoint, call, { message: "did not answer", cause });
}

function lost(
  { name }: RenderEndpoint,
  { starts }: RenderCall,
  { message, cause }: { message: string; cause?: unknown },
): StudioError {
  return starts
    ? new StudioError("outcome-unknown", `${name} ${message}: whether it took the job is not known.`, {
        cause,
      })
    : new StudioError("provider-unavailable", `${name} ${message}. Try again in a moment.`, { cause });
}

async function refusalOf(
  endpoint: RenderEndpoint,
  call: RenderCall,
  response: Response,
): Promise<StudioError> {
  const { status } = response;
  await response.body?.cancel();
  const { name } = endpoint;
  const cause = new Error(`${call.method} ${call.path} answered ${status}`);
  if (status === 401 || status === 403) {
    const message = `${name} does not accept its key. An admin can enter another one under Servers.`;
    return new StudioError("unauthenticated", message, { cause });
  }
  if (status === 402)
    return new StudioError("misconfigured", `The account of ${name} has no credit left.`, { cause });
  if (status === 429) {
    const message = `${name} takes no more requests at the moment.`;
    return new StudioError("rate-limited", message, { cause, retryAfterSeconds: retryAfter(response) });
  }
  if (status >= 300 && status < 400) {
    const message = `${name} sends us to another address. Enter its final address under Servers.`;
    return new StudioError("misconfigured", message, { cause });
  }
  if (status < 500) {
    return new StudioError("misconfigured", `${name} refused the request with status ${status}.`, { cause });
  }
  return lost(endpoint, call, { message: `has a problem (status ${status})`, cause });
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
