import { isCancellation, StudioError } from "@/domain/errors";
import { BrokenExchange, VendorAnswer } from "./vendor-answer";

/** Words by which Replicate and its models tell that they found something unsafe. */
const safetyWords =
  /nsfw|(?<!case[- ])sensitive|flagged|\bE005\b|content (policy|policies|moderation|filter|violation)|safety (filter|system|check|reason|polic)|moderation|prohibited|inappropriate|violat\w+ (our|the|google|usage)|responsible ai/i;

/** Words by which a model tells that the request itself was wrong. */
const inputWords =
  /\bE006\b|invalid (input|image|argument|value|prompt)|validation error|must be (one of|at least|at most|less|greater)|unsupported (image|format|file)|too (large|small|long)\b/i;

export const isAboutSafety = (words: string) => safetyWords.test(words);
export const isAboutInput = (words: string) => inputWords.test(words);

/**
 * What a failed order means, as the contract of remote jobs tells it apart: refused for good, certainly not taken, or
 * nobody knows.
 */
export function failedOrder(error: unknown, model: string): StudioError {
  if (error instanceof StudioError) return error;
  if (error instanceof VendorAnswer) return refusedOrder(error, model);
  if (error instanceof BrokenExchange && !error.sent) return unreachable(error);
  return new StudioError(
    "outcome-unknown",
    "The connection to Replicate broke before it answered. It may have taken the order.",
    { cause: error },
  );
}

function refusedOrder(answer: VendorAnswer, model: string): StudioError {
  const common = commonRefusal(answer);
  if (common) return common;
  const { status, detail, invalidFields } = answer;
  const options = { cause: answer };
  if (status >= 500 || status === 408 || status < 400) {
    return new StudioError(
      "outcome-unknown",
      "Replicate had a problem while it took the order. It may have taken it.",
      options,
    );
  }
  if (invalidFields.length > 0) {
    const fields = invalidFields.map(({ field, description }) => `${field}: ${description}`).join("; ");
    return new StudioError(
      "provider-rejected",
      `${model} does not accept the request (${fields}). Choose another model or other settings.`,
      options,
    );
  }
  if (isAboutSafety(detail)) {
    return new StudioError(
      "safety-rejected",
      `${model} finds this request unsafe: ${plain(detail)} Change the words or the pictures.`,
      options,
    );
  }
  if (status === 404) {
    return new StudioError(
      "provider-rejected",
      `Replicate does not have ${model} any more. Choose another model.`,
      options,
    );
  }
  return new StudioError(
    "provider-rejected",
    `${model} does not accept the request: ${plain(detail)}`,
    options,
  );
}

/**
 * What a call that costs nothing has failed of. All but "provider-rejected" may be mended by asking again, perhaps after
 * a change of settings.
 */
export function failedQuestion(error: unknown): Error {
  if (error instanceof StudioError) return error;
  if (error instanceof Error && isCancellation(error)) return error;
  if (error instanceof BrokenExchange && !error.sent) return unreachable(error);
  const options = { cause: error };
  if (error instanceof VendorAnswer) {
    const common = commonRefusal(error);
    if (common) return common;
    if (error.status < 500) {
      return new StudioError("provider-rejected", `Replicate refuses: ${plain(error.detail)}`, options);
    }
  }
  return new StudioError(
    "provider-unavailable",
    "Replicate has a problem at the moment. Try again in a few minutes.",
    options,
  );
}

/** What means the same whatever was asked. */
function commonRefusal(answer: VendorAnswer): StudioError | null {
  const options = { cause: answer };
  switch (answer.status) {
    case 401:
    case 403:
      return new StudioError(
        "unauthenticated",
        "Replicate does not accept the key. Check the Replicate key in the settings.",
        options,
      );
    case 402:
      return new StudioError(
        "misconfigured",
        "The Replicate account has no credit left. Add credit at replicate.com/account/billing, then try again.",
        options,
      );
    case 429: {
      const { retryAfterSeconds } = answer;
      return new StudioError(
        "rate-limited",
        `Replicate takes no more orders at the moment${retryAfterSeconds === undefined ? "" : `; it will again in ${retryAfterSeconds} seconds`}.`,
        { ...options, retryAfterSeconds },
      );
    }
    default:
      return null;
  }
}

function unreachable(cause: unknown): StudioError {
  return new StudioError(
    "provider-unavailable",
    "Replicate cannot be reached. Check this machine's connection to the internet, or try again later.",
    { cause },
  );
}

/** A vendor's words as one sentence of ours. */
export function plain(words: string): string {
  const line = words.replace(/\s+/g, " ").trim().slice(0, 300);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
