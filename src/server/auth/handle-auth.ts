import NextAuth from "next-auth";
import { authConfig } from "@/server/auth/auth-config";
import { createAuthOptions } from "@/server/auth/auth-options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** Answers everything below /api/auth. */
export async function handleAuth(request: Request, context: RouteContext): Promise<Response> {
  const handle = NextAuth(createAuthOptions(await authConfig())) as (
    request: Request,
    context: RouteContext,
  ) => Promise<Response>;
  return handle(request, context);
}
