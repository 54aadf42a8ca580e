import { randomUUID } from "node:crypto";
import { withWorkIds } from "@/runtime/request-context";
import { getRuntime } from "@/runtime/running";
import { errorResponse } from "@/server/error-response";

/**
 * A route's answer, given under the id of its request: every line that is logged meanwhile has it, and the answer
 * carries it as `x-request-id`, so that a person's report can be found in the log. An id that a proxy in front has
 * chosen is kept.
 */
export function answering<Rest extends unknown[]>(
  answer: (request: Request, ...rest: Rest) => Promise<Response> | Response,
) {
  return (request: Request, ...rest: Rest): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    return withWorkIds({ requestId }, async () => {
      const begun = performance.now();
      const response = await answered(() => answer(request, ...rest));
      const { log } = await getRuntime();
      const { method, url } = request;
      const facts = { method, path: new URL(url).pathname, status: response.status };
      log.debug({ ...facts, seconds: (performance.now() - begun) / 1000 }, "a request was answered");
      return withHeader(response, "x-request-id", requestId);
    });
  };
}

async function answered(answer: () => Promise<Response> | Response): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    return errorResponse(error);
  }
}

/** Only what is safe to write into a log and a header is taken over from outside. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id") ?? "";
  return /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID();
}

/** Headers of some answers (redirects) cannot be changed. */
function withHeader(response: Response, name: string, value: string): Response {
  const headers = new Headers(response.headers);
  headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
