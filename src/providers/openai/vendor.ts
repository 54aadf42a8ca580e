import OpenAI from "openai";
import { type Fetch, readBaseUrl, sendOnce } from "./send-once";

const officialUrl = "https://api.openai.com/v1";
/** OpenAI's own hosts: the main one and those by region. */
const officialHost = /^(?:[a-z]{2}\.)?api\.openai\.com$/;

/** Who answers, and how far it is the real OpenAI. */
export type Vendor = {
  client: OpenAI;
  /** As people know it: "OpenAI", or the host of a compatible server. */
  name: string;
  /** Limits and health go by it. */
  provider: string;
  /** Speaks OpenAI's dialect to the letter. Compatible servers know a part of it. */
  isOfficial: boolean;
  /** Keeps answers, so that one that was lost on the way can be looked up. */
  storesAnswers: boolean;
  /** Taken out of everything that people get to read; null when there is none. */
  apiKey: string | null;
};

export type VendorOptions = {
  /** Null for a server that wants none. */
  apiKey: string | null;
  /** Null for OpenAI itself; else a server that speaks its language, or a proxy before OpenAI. */
  baseUrl?: string | null | undefined;
  /**
   * Whether answers are kept at the vendor and can be listed. By default so with OpenAI. Say false for an organisation
   * with zero data retention, and true for a proxy before OpenAI.
   */
  storesAnswers?: boolean | undefined;
  fetch?: Fetch | undefined;
};

export function connect({ apiKey, baseUrl, storesAnswers, fetch = globalThis.fetch }: VendorOptions): Vendor {
  const address = readBaseUrl(baseUrl ?? officialUrl);
  const { host, hostname } = new URL(address);
  const isOfficial = officialHost.test(hostname) || storesAnswers === true;
  return {
    client: new OpenAI({
      // The SDK wants a key; without one of ours no header is sent.
      apiKey: apiKey ?? "none",
      ...(apiKey === null && { defaultHeaders: { authorization: null } }),
      baseURL: address,
      // Whether a call is repeated is decided where it is booked.
      maxRetries: 0,
      fetch: sendOnce(fetch),
      // Else they are read from the environment, which only env.ts may do.
      adminAPIKey: null,
      organization: null,
      project: null,
      logLevel: "off",
    }),
    name: isOfficial ? "OpenAI" : host,
    provider: isOfficial ? "openai" : host,
    isOfficial,
    storesAnswers: storesAnswers ?? isOfficial,
    apiKey,
  };
}
