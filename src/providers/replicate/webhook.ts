import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { failedQuestion } from "./failures";
import type { ReplicateApi } from "./replicate-api";
import { parseJson } from "./vendor-answer";

/** Older or newer messages may be ones that somebody has recorded. */
const longestAgeMs = 300_000;
/** After a wrong signature the secret is asked for again, since it may have been changed; but not more often. */
const askAgainMs = 600_000;

export type WebhookMessage = {
  headers: { id: string | null; timestamp: string | null; signature: string | null };
  /** As it came, byte for byte. */
  body: string;
};

export type VerifiedWebhook = {
  /** The same for every copy of one message: they come more than once, and in any order. */
  messageId: string;
  predictionId: string;
  status: string;
};

const told = z.object({ id: z.string(), status: z.string() });

/**
 * Tells messages of Replicate from forged ones. What a message says is only a reason to ask about the job: nothing is
 * taken from it but which job it is about. Throws "forbidden" for a message that is not theirs or not of now, and
 * "provider-unavailable" when the secret cannot be had.
 */
export function createWebhookVerifier(
  api: ReplicateApi,
  { now = Date.now }: { now?: () => number } = {},
): (message: WebhookMessage) => Promise<VerifiedWebhook> {
  let secret: { value: Promise<string>; askedAt: number } | null = null;
  const ask = () => {
    const value = readSecret(api);
    secret = { value, askedAt: now() };
    value.catch(() => {
      secret = null;
    });
    return secret;
  };
  return async (message) => {
    const { id, timestamp } = checkAge(message, now());
    const known = secret ?? ask();
    let genuine = isSigned(message, await known.value);
    if (!genuine && now() - known.askedAt > askAgainMs) genuine = isSigned(message, await ask().value);
    const content = told.safeParse(parseJson(message.body));
    if (!genuine || !content.success) throw refused(`message ${id} of ${timestamp}`);
    return { messageId: id, predictionId: content.data.id, status: content.data.status };
  };
}

async function readSecret(api: ReplicateApi): Promise<string> {
  try {
    const { key } = await api.call((client) => client.webhooks.default.secret.get());
    return z.string().startsWith("whsec_").parse(key);
  } catch (error) {
    throw failedQuestion(error);
  }
}

function checkAge({ headers }: WebhookMessage, nowMs: number): { id: string; timestamp: string } {
  const { id, timestamp } = headers;
  const sentMs = /^\d{1,12}$/.test(timestamp ?? "") ? Number(timestamp) * 1000 : Number.NaN;
  if (!id || !timestamp || !(Math.abs(nowMs - sentMs) <= longestAgeMs))
    throw refused("no time, or not of now");
  return { id, timestamp };
}

/** Any of the signatures may be the right one: there are several while a secret is being changed. */
function isSigned({ headers, body }: WebhookMessage, secret: string): boolean {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const expected = createHmac("sha256", key).update(`${headers.id}.${headers.timestamp}.${body}`).digest();
  return (headers.signature ?? "").split(" ").some((signature) => {
    const [version, value = ""] = signature.split(",");
    const given = Buffer.from(value, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

const refused = (why: string) =>
  new StudioError("forbidden", "This message is not from Replicate, or too old.", { cause: new Error(why) });
