import type { IncomingMessage } from "node:http";
import { StudioError } from "@/domain/errors";
import { writeAtomically } from "@/media/files/write-atomically";
import type { FetchRemote } from "@/providers/contract/fetch-remote";
import { askTarget } from "./guard/ask-target";
import { checkTarget, type Lookup, systemLookup, type Target } from "./guard/check-target";
import { type Deadline, startDeadline } from "./guard/deadline";
import { saveBody } from "./guard/save-body";

export type GuardedFetchOptions = {
  /** Origins that may be inside the own network and without TLS, because the installation was configured with them. */
  allow?: readonly string[];
  /** How names become addresses. Default: as the system does. */
  lookup?: Lookup;
  /** Default 3. */
  maxRedirects?: number;
  /** For all of one download. Default 10 minutes. */
  timeoutMs?: number;
  /** For finding the address and the first byte of an answer, at each address. Default 20 s. */
  connectTimeoutMs?: number;
  /** The longest silence in the middle of a file. Default 30 s. */
  idleTimeoutMs?: number;
};

type Guard = {
  allowed: ReadonlySet<string>;
  lookup: Lookup;
  maxRedirects: number;
  connectTimeoutMs: number;
};

/**
 * Downloads for addresses that somebody else has chosen. Every address, also of a redirect, must be public in all that
 * its name resolves to, and is asked at exactly what was checked. `headers` are for the first origin only. The file
 * appears under its name when it is complete.
 *
 * Throws StudioError "forbidden" for an address that is not public; "media-failed" for a file that is gone, too large or
 * not of the kind asked for; "provider-unavailable" for what may go well another time: no connection, errors of the
 * server, a body that breaks off, too long a time; "cancelled"; "storage-failed".
 */
export function createFetchRemote({
  allow = [],
  lookup = systemLookup,
  maxRedirects = 3,
  timeoutMs = 600_000,
  connectTimeoutMs = 20_000,
  idleTimeoutMs = 30_000,
}: GuardedFetchOptions = {}): FetchRemote {
  const allowed = new Set(allow.map((address) => new URL(address).origin));
  const guard: Guard = { allowed, lookup, maxRedirects, connectTimeoutMs };
  return async (url, { toFile, maxBytes, headers = {}, signal, accept }) => {
    const deadline = startDeadline({ totalMs: timeoutMs, signal });
    try {
      const response = await follow(url, { headers, deadline, guard });
      try {
        const limits = { maxBytes, accept, idleMs: idleTimeoutMs, deadline };
        const saved = await writeAtomically(toFile, (path) => saveBody(response, path, limits));
        return { path: toFile, ...saved };
      } finally {
        response.destroy();
      }
    } catch (error) {
      throw deadline.signal.aborted ? deadline.signal.reason : asStudioError(error);
    } finally {
      deadline.stop();
    }
  };
}

/** Asks, and goes where the answers point, up to the one that holds the file. */
async function follow(
  written: string,
  { headers, deadline, guard }: { headers: Record<string, string>; deadline: Deadline; guard: Guard },
): Promise<IncomingMessage> {
  let target = await findTarget(written, { deadline, guard });
  let sent = headers;
  for (let redirects = 0; ; redirects++) {
    const response = await askTarget(target, { headers: sent, signal: deadline.signal }).catch(unreachable);
    const location = redirectOf(response);
    if (location === null) return response;
    response.destroy();
    if (redirects === guard.maxRedirects) {
      throw new StudioError("media-failed", "The address of the file leads to another one too many times.");
    }
    const next = await findTarget(location, { base: target.url, deadline, guard });
    // Whatever is in them was meant for the first origin only, and is not given back on a way that returns there.
    if (next.url.origin !== target.url.origin) sent = {};
    target = next;
  }
}

/** The next address to ask. From here on the first byte of its answer is due. */
function findTarget(
  written: string,
  { base, deadline, guard }: { base?: URL; deadline: Deadline; guard: Guard },
): Promise<Target> {
  deadline.expectWithin(guard.connectTimeoutMs);
  const lookup: Lookup = (hostname) => guard.lookup(hostname).catch(unreachable);
  return untilAborted(checkTarget(written, { base, allowed: guard.allowed, lookup }), deadline.signal);
}

/** Lookups cannot be ended; this ends the waiting for them. */
function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

/** Where an answer points to; null when it is the file. Throws for answers that are neither. */
function redirectOf(response: IncomingMessage): string | null {
  const { statusCode: status = 0, headers } = response;
  if (status === 200) return null;
  if ([301, 302, 303, 307, 308].includes(status) && headers.location) return headers.location;
  response.destroy();
  const cause = new Error(`answered with status ${status}`);
  if (status >= 500 || [408, 425, 429].includes(status)) {
    throw new StudioError(
      "provider-unavailable",
      "The server of the file has a problem at the moment. Try it again.",
      {
        cause,
      },
    );
  }
  throw new StudioError(
    "media-failed",
    "The file is not at its address, or not any more: such links often end after an hour.",
    { cause },
  );
}

function unreachable(cause: unknown): never {
  throw new StudioError(
    "provider-unavailable",
    "The server of the file cannot be reached. Try it again in a moment.",
    {
      cause,
    },
  );
}

/** What is left are failures of the disk. */
function asStudioError(error: unknown): StudioError {
  if (error instanceof StudioError) return error;
  return new StudioError(
    "storage-failed",
    "The downloaded file could not be written to this machine's disk.",
    {
      cause: error,
    },
  );
}
