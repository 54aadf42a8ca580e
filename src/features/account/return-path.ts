/** Where people go after signing in when they were not on their way anywhere. */
const home = "/studio";

/** The page to return to after signing in. Anything but a path on this site falls back: a link must not lead away. */
export function returnPath(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return home;
  const base = "http://here.invalid";
  if (!URL.canParse(next, base)) return home;
  const url = new URL(next, base);
  if (url.origin !== base || url.pathname === "/sign-in" || url.pathname === "/register") return home;
  return `${url.pathname}${url.search}${url.hash}`;
}
