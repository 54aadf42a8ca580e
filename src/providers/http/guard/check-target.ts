import { lookup as resolve } from "node:dns/promises";
import { isIP, isIPv4 } from "node:net";
import { StudioError } from "@/domain/errors";
import { isPublicAddress } from "./public-address";

export type ResolvedAddress = { address: string; family: number };

/** All addresses of a host name, as `dns.lookup` with `all` gives them. */
export type Lookup = (hostname: string) => Promise<ResolvedAddress[]>;

export const systemLookup: Lookup = (hostname) => resolve(hostname, { all: true });

/** An address that may be asked, with the only IP addresses that it may be asked at. */
export type Target = { url: URL; addresses: ResolvedAddress[] };

/**
 * Reads an address, as the sender wrote it, and decides whether it may be asked. `base` is where a redirect came from.
 * Origins in `allowed` are what the installation was configured with: those may be inside, and without TLS.
 *
 * Throws StudioError "forbidden" that does not tell what stands at the address, or whether anything does.
 */
export async function checkTarget(
  written: string,
  { base, allowed, lookup }: { base?: URL | undefined; allowed: ReadonlySet<string>; lookup: Lookup },
): Promise<Target> {
  const url = readUrl(written, base);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const isAllowed = allowed.has(url.origin);
  const oddity = oddityOf(url, { written, host, base, isAllowed });
  if (oddity) throw refusal(oddity);
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host);
  const inside = isAllowed ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
  if (inside) throw refusal(`${host} is at ${inside.address}, which is not a public address`);
  return { url, addresses };
}

function readUrl(written: string, base: URL | undefined): URL {
  try {
    return new URL(written, base);
  } catch (error) {
    throw refusal("it cannot be read", error);
  }
}

/** Why an address is refused by its looks. */
function oddityOf(
  { protocol, username, password }: URL,
  {
    written,
    host,
    base,
    isAllowed,
  }: { written: string; host: string; base?: URL | undefined; isAllowed: boolean },
): string | null {
  if (protocol !== "https:" && !(protocol === "http:" && isAllowed)) return `it begins with ${protocol}`;
  if (username !== "" || password !== "") return "it carries a user name or password";
  const respelled = isIPv4(host) && host !== base?.hostname && !written.includes(host);
  return respelled ? `${host} is written in an unusual way` : null;
}

/** One message for all reasons: with several, an address inside could be told from one that is not there. */
function refusal(why: string, cause?: unknown): StudioError {
  return new StudioError(
    "forbidden",
    "This is not a public web address, so nothing was asked of it. Only addresses that begin with https and are open to everyone can be used.",
    { cause: new Error(`refused an address: ${why}`, { cause }) },
  );
}
