/**
 * Another site's page may make a browser send requests with our cookies. Browsers say so; such requests that could
 * change something are refused. Null when the request may go on.
 */
export function refuseForeignOrigin(request: Request): Response | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const foreign = site ? site === "cross-site" : origin !== null && hostOf(origin) !== host;
  return foreign
    ? Response.json({ message: "Requests from other sites are not accepted." }, { status: 403 })
    : null;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
