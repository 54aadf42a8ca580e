import type { Exchange, Reply } from "./http-double";

/** An answer in the vendor's form of an error, thrown by whoever finds the reason. */
export class OpenAiRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: { type?: string; param?: string | null; code?: string | null } = {},
  ) {
    super(message);
  }

  reply(): Reply {
    const { type = "invalid_request_error", param = null, code = null } = this.details;
    return { status: this.status, body: { error: { message: this.message, type, param, code } } };
  }
}

/** Keys that the vendor does not know are an error to it, not something to pass over. */
export function refuseUnknown(given: Iterable<string>, known: readonly string[]): void {
  for (const key of given) {
    if (known.includes(key)) continue;
    throw new OpenAiRefusal(400, `Unknown parameter: '${key}'.`, { param: key, code: "unknown_parameter" });
  }
}

export function jsonBody({ body, request }: Exchange): Record<string, unknown> {
  if (!request.headers["content-type"]?.startsWith("application/json")) {
    throw new OpenAiRefusal(415, "Unsupported content type: send application/json.");
  }
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Told below, with everything else that is not an object.
  }
  throw new OpenAiRefusal(400, "We could not parse the JSON body of your request.");
}

export const badValue = (param: string, problem: string) =>
  new OpenAiRefusal(400, `Invalid value for '${param}': ${problem}.`, { param, code: "invalid_value" });

export const noSuchModel = (model: unknown) =>
  new OpenAiRefusal(404, `The model \`${model}\` does not exist or you do not have access to it.`, {
    code: "model_not_found",
  });
