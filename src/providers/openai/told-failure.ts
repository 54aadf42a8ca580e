import { APIConnectionError, APIError, APIUserAbortError } from "openai";
import { type ErrorCode, StudioError } from "@/domain/errors";
import { NeverSent } from "./send-once";
import type { Vendor } from "./vendor";

/** Who failed, for messages, and the key that must not be in them. */
type Failing = Pick<Vendor, "name" | "apiKey">;

const unsafe = ["invalid_prompt", "content_policy_violation", "content_filter", "moderation_blocked"];
const longestReason = 300;

/**
 * What a failed call to OpenAI means for whoever has to decide about the next one; see RemoteJob. What is not certainly
 * refused or never sent is "outcome-unknown".
 */
export function toldFailure(error: unknown, vendor: Failing): StudioError {
  if (error instanceof StudioError) return error;
  if (error instanceof APIUserAbortError) return new StudioError("cancelled", "Stopped.", { cause: error });
  if (error instanceof APIConnectionError) return lostConnection(error, vendor);
  if (error instanceof APIError && typeof error.status === "number") return refusal(error, vendor);
  return new StudioError(
    "outcome-unknown",
    `${vendor.name} was asked, but its answer could not be read. It may have been charged for.`,
    { cause: error },
  );
}

function lostConnection(error: APIConnectionError, { name }: Failing): StudioError {
  if (error.cause instanceof StudioError && error.cause.code === "forbidden") {
    // The address is one that may not be asked, and was not.
    return new StudioError("misconfigured", error.cause.message, { cause: error });
  }
  if (error.cause instanceof NeverSent) {
    return new StudioError(
      "provider-unavailable",
      `${name} cannot be reached. Check the network connection${name === "OpenAI" ? "" : ", and that the server runs"}.`,
      { cause: error },
    );
  }
  return new StudioError(
    "outcome-unknown",
    `The connection to ${name} broke before its answer arrived. It may have been charged for.`,
    { cause: error },
  );
}

type Status = InstanceType<typeof APIError>;

function refusal(error: Status, vendor: Failing): StudioError {
  const { code, message } = meaning(error, vendor);
  return new StudioError(code, message, { cause: error, retryAfterSeconds: retryAfter(error) });
}

function meaning(error: Status, vendor: Failing): { code: ErrorCode; message: string } {
  const { name } = vendor;
  const status = error.status ?? 0;
  const reason = reasonIn(error, vendor);
  if (status === 401 || status === 403) {
    return { code: "unauthenticated", message: `${name} does not accept the key: check the ${name} key.` };
  }
  if (status === 402 || [error.code, error.type].includes("insufficient_quota")) {
    return {
      code: "misconfigured",
      message: `There is no credit left at ${name}: add some to the account, or use another key.`,
    };
  }
  if (status === 404) {
    return {
      code: "misconfigured",
      message: `${name} has no such model for this key, or the address is wrong.${reason}`,
    };
  }
  if (status === 429) return { code: "rate-limited", message: `${name} asks for a pause.` };
  if (status === 408 || status === 409) {
    return { code: "provider-unavailable", message: `${name} did not take the request (status ${status}).` };
  }
  if (status >= 500) return serverFailure(error, vendor);
  if (status < 400) {
    return { code: "misconfigured", message: `${name} has moved: correct the address (status ${status}).` };
  }
  if (unsafe.includes(error.code ?? "")) {
    return {
      code: "safety-rejected",
      message: `${name} refuses this for safety. Change the words and try again.${reason}`,
    };
  }
  return { code: "provider-rejected", message: `${name} refuses this request (status ${status}).${reason}` };
}

/**
 * An error in the vendor's own form is its word that it did not do the work, and so is 503 whoever says it. Any other page
 * comes from something in between, which cannot know.
 */
function serverFailure({ status, error }: Status, { name }: Failing): { code: ErrorCode; message: string } {
  if (status === 503 || (error !== undefined && error !== null)) {
    return { code: "provider-unavailable", message: `${name} has a problem of its own (status ${status}).` };
  }
  return {
    code: "outcome-unknown",
    message: `Something between here and ${name} failed (status ${status}). It may have been charged for.`,
  };
}

/** What the vendor says, as a sentence after ours, short and without the key. */
function reasonIn({ error }: Status, { name, apiKey }: Failing): string {
  const said = typeof error === "object" && error !== null && "message" in error ? error.message : error;
  if (typeof said !== "string" || said === "") return "";
  const clean = apiKey ? said.replaceAll(apiKey, "[key]") : said;
  return ` ${name} says: ${clean.length > longestReason ? `${clean.slice(0, longestReason)}…` : clean}`;
}

function retryAfter({ headers }: Status): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  if (milliseconds > 0) return milliseconds / 1000;
  const value = headers?.get("retry-after") ?? "";
  const seconds = Number.parseFloat(value);
  if (seconds > 0) return seconds;
  const wait = (Date.parse(value) - Date.now()) / 1000;
  return wait > 0 ? Math.ceil(wait) : undefined;
}
