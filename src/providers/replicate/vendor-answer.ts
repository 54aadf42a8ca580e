import { z } from "zod";

/** The vendor answered, and it was not what was asked for. */
export class VendorAnswer extends Error {
  override readonly name = "VendorAnswer";

  constructor(
    readonly status: number,
    /** In the vendor's words. */
    readonly detail: string,
    /** Inputs that were refused, by the vendor's names. */
    readonly invalidFields: readonly { field: string; description: string }[],
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(`Replicate answered ${status}: ${detail}`);
  }
}

/** There was no answer that can be read. */
export class BrokenExchange extends Error {
  override readonly name = "BrokenExchange";

  constructor(
    message: string,
    /** False when the request has certainly not left this machine. */
    readonly sent: boolean,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }
}

const problem = z.object({
  title: z.string().nullish().catch(null),
  detail: z.string().nullish().catch(null),
  invalid_fields: z
    .array(z.object({ field: z.string(), description: z.string().catch("not accepted") }))
    .catch([])
    .default([]),
});

/** Reads a refusal; an error page that is no JSON is one too. */
export function readRefusal(response: Response, body: string): VendorAnswer {
  const parsed = problem.safeParse(parseJson(body));
  const { title, detail, invalid_fields: fields } = parsed.data ?? { invalid_fields: [] };
  const words = (detail ?? title ?? "").trim() || response.statusText || "no reason given";
  return new VendorAnswer(
    response.status,
    words,
    fields.map(({ field, description }) => ({ field: field.replace(/^input\./, ""), description })),
    response.status === 429 ? retryAfterSeconds(response.headers.get("retry-after"), words) : undefined,
  );
}

/** From the header, in seconds or as a date, or else from the sentence "Your rate limit resets in ~30s". */
export function retryAfterSeconds(
  header: string | null,
  detail: string,
  now: Date = new Date(),
): number | undefined {
  const written = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(written)) return Math.ceil(Number(written));
  const until = written === "" ? Number.NaN : Date.parse(written);
  if (Number.isFinite(until)) return Math.max(0, Math.ceil((until - now.getTime()) / 1000));
  const [, seconds] = /resets in ~?(\d+)\s*s/.exec(detail) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
