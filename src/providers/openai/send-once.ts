import { StudioError } from "@/domain/errors";
import { wasNeverSent } from "../http/never-sent";

export type Fetch = typeof globalThis.fetch;

/** A request of which it is certain that it never left: nobody was there to take it. */
export class NeverSent extends Error {
  override readonly name = "NeverSent";
}

/**
 * A `fetch` that sends a request once. It takes a connection of its own for each, because one that was kept open may be
 * dead, and a request lost on it cannot be told from one that was taken. Redirects are not followed: they would send
 * the request and the key again, to wherever the answer says. Rejects with NeverSent when the request never left.
 */
export function sendOnce(fetch: Fetch): Fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("connection", "close");
    try {
      return await fetch(input, { ...init, headers, redirect: "manual" });
    } catch (error) {
      if (!wasNeverSent(error)) throw error;
      // One step further in than is usual: the SDK drops a cause that reads like a timeout.
      throw new NeverSent("nobody took the connection", {
        cause: new Error("no connection", { cause: error }),
      });
    }
  };
}

/** The address to talk to, without a slash at its end. Refuses what is no web address, or holds a password. */
export function readBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    throw new StudioError(
      "misconfigured",
      "The address of the OpenAI-compatible server must look like http://localhost:11434/v1, without a password in it.",
    );
  }
  return url.href.replace(/\/+$/, "");
}
