/**
 * Where a request came from, as far as that is known: the entry that the nearest proxy has added. Without a proxy in
 * front a client can write the header itself, so limits by address only hold behind one; limits by name always hold.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "unknown";
}
