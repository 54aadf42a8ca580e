import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import type { ResolvedAddress, Target } from "./check-target";

export type Question = {
  method?: string;
  headers: Record<string, string>;
  body?: Buffer;
  signal: AbortSignal;
};

/**
 * One request, without following anything, at the very addresses that were checked: the name is not resolved a second time,
 * when it could point elsewhere. The name is still what TLS certificates are checked against.
 */
export function askTarget(
  { url, addresses }: Target,
  { method = "GET", headers, body, signal }: Question,
): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method,
    // A connection of its own: one that was kept from before might lead to an address that was not checked now.
    agent: false,
    // Bytes as they are: an encoded body could be small on the wire and huge on disk.
    headers: { "user-agent": "framewright", ...headers, "accept-encoding": "identity" },
    lookup: lookupAmong(addresses),
    signal,
  };
  const { request: send } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const request = send(url, options, resolve);
    request.on("error", reject);
    request.end(body);
  });
}

/** Answers in both forms that Node asks in: for all addresses, or for one. */
const lookupAmong =
  (addresses: ResolvedAddress[]): LookupFunction =>
  (hostname, options, answer) => {
    const [first] = addresses;
    if (!first) return answer(new Error(`${hostname} has no address`), "");
    if (options.all) return answer(null, addresses);
    answer(null, first.address, first.family);
  };
