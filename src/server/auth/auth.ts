import { headers } from "next/headers";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { z } from "zod";
import { findUserById } from "@/db/queries/users";
import type { User } from "@/db/schema/all";
import { authConfig } from "@/server/auth/auth-config";
import { type AuthConfig, secureCookies } from "@/server/auth/auth-options";

/** Who asks. */
export type SessionUser = { userId: string; username: string; role: User["role"] };

const tokenSchema = z.object({ sub: z.uuid(), sessionVersion: z.number().int() });

/**
 * The account behind the session cookie of a request, or null: no cookie, not ours, expired, ended by "sign out
 * everywhere" or a new password, or the account is suspended or gone. Asks the database each time, so that ended means ended.
 */
export async function authenticate(
  config: Pick<AuthConfig, "db" | "secret" | "appUrl">,
  headers: Headers,
): Promise<SessionUser | null> {
  const cookies = parseCookies(headers.get("cookie") ?? "");
  const secure = secureCookies(config);
  for (const secureCookie of secure === null ? [true, false] : [secure]) {
    const token = await getToken({
      req: { headers: {}, cookies } as unknown as Parameters<typeof getToken>[0]["req"],
      secret: config.secret,
      secureCookie,
    });
    const claims = tokenSchema.safeParse(token);
    if (!claims.success) continue;
    const user = await findUserById(await config.db(), claims.data.sub);
    if (user?.sessionVersion !== claims.data.sessionVersion) continue;
    if (user.suspendedAt) continue;
    return { userId: user.id, username: user.username, role: user.role };
  }
  return null;
}

function parseCookies(header: string): Record<string, string> {
  return Object.fromEntries(
    header.split(";").flatMap((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
    }),
  );
}

/**
 * Who asks, for pages, procedures and routes: the account behind the cookie of the request being answered. Layouts and pages
 * of one answer ask for it each: React remembers it for as long as it renders that answer.
 */
export const auth = cache(
  async (): Promise<SessionUser | null> => authenticate(await authConfig(), await headers()),
);
