import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy, strictTransport } from "@/server/content-policy";

/**
 * Gives every page a policy with a nonce of its own. Next reads the nonce out of the request's header and puts it on the scripts
 * that it writes; ours get it from `x-nonce`.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  const secure = (forwarded ?? request.nextUrl.protocol.replace(":", "")) === "https";
  // biome-ignore lint/style/noProcessEnv: Next replaces this very expression when it builds.
  const development = process.env.NODE_ENV === "development";
  const policy = contentPolicy({ nonce, development, secure });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (secure) response.headers.set("strict-transport-security", strictTransport);
  return response;
}

/** Pages only: files and answers to programs say for themselves what may be done with them. */
export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/static|_next/image|icon.svg).*)",
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};
