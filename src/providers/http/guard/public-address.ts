import { BlockList, isIP } from "node:net";

/** What the IPv4 registry of special-purpose addresses reserves, and one that a cloud keeps for its own machinery. */
const reservedV4: readonly [network: string, prefix: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // carrier-grade NAT
  ["127.0.0.0", 8],
  ["168.63.129.16", 32], // Azure's own services for its machines
  ["169.254.0.0", 16], // link-local, with most clouds' metadata
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24], // 6to4 relays
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, and broadcast
];

/** The one range of IPv6 that is routed worldwide. Mapped, NAT64, local and multicast forms all lie outside. */
const globalV6: readonly [string, number] = ["2000::", 3];

/** What is reserved inside it, among it the forms that carry an IPv4 address through a relay. */
const reservedV6: readonly [network: string, prefix: number][] = [
  ["2001::", 23], // protocol assignments: Teredo, benchmarks, identifiers
  ["2001:db8::", 32],
  ["2002::", 16], // 6to4
  ["3fff::", 20], // documentation
];

const refused = new BlockList();
for (const [network, prefix] of reservedV4) refused.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of reservedV6) refused.addSubnet(network, prefix, "ipv6");
const worldwide = new BlockList();
worldwide.addSubnet(...globalV6, "ipv6");

/**
 * Whether an IP address, as a resolver or `URL` writes it, is one that anybody on the Internet could reach. What is no
 * address, has a zone or is written in an odd way is not.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused.check(address, "ipv4");
    case 6:
      return !address.includes("%") && worldwide.check(address, "ipv6") && !refused.check(address, "ipv6");
    default:
      return false;
  }
}
