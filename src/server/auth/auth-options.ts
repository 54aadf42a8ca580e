import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Database } from "@/db/client";
import { findUserByIdentity } from "@/db/queries/accounts";
import { findUserById } from "@/db/queries/users";
import type { User } from "@/db/schema/all";
import { signInProblemCode } from "@/domain/auth/sign-in-problem";
import { type ErrorCode, StudioError } from "@/domain/errors";
import { audit } from "@/server/audit/audit-mutation";
import { clientAddress } from "@/server/auth/client-address";
import { signInElsewhere } from "@/server/auth/sign-in-elsewhere";
import { verifyCredentials } from "@/server/auth/verify-credentials";

type Client = { id: string; secret: string };

export type AuthConfig = {
  /** Opened when it is first needed, so that building the site opens nothing. */
  db(): Promise<Database>;
  secret: string;
  /** The public address, or null when it is whatever the browser asked for. */
  appUrl: string | null;
  registration: "open" | "closed";
  github: Client | null;
  google: Client | null;
  oidc: (Client & { issuer: string; name: string }) | null;
  /** The page that signs in; it is told of problems by `?error=` (see `signInMessage`). */
  signInPage: string;
  /** What nobody expected, for the log; the page is only told that signing in failed. */
  reportFailure(error: unknown): void;
};

/** Whether the cookies of this site are sent over HTTPS only; null: as the request came. */
export const secureCookies = ({ appUrl }: Pick<AuthConfig, "appUrl">): boolean | null =>
  appUrl === null ? null : appUrl.startsWith("https:");

/** What next-auth needs to know. Sessions are signed cookies that name the account and the version of its sessions. */
export function createAuthOptions(config: AuthConfig): NextAuthOptions {
  const secure = secureCookies(config);
  return {
    secret: config.secret,
    session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 },
    ...(secure !== null && { useSecureCookies: secure }),
    pages: { signIn: config.signInPage, error: config.signInPage },
    providers: [passwordProvider(config), ...outsideProviders(config)],
    callbacks: {
      async signIn({ account, user }) {
        if (!account || account.type === "credentials") return true;
        const { provider, providerAccountId } = account;
        const profile = { provider, providerAccountId, name: user.name ?? null, email: user.email ?? null };
        try {
          const db = await config.db();
          const signedIn = await signInElsewhere({ db, registration: config.registration }, profile);
          await auditSignIn({ db, user: signedIn, address: "" }, provider);
          return true;
        } catch (error) {
          throw asProblem(error, config);
        }
      },
      async jwt({ token, account, user }) {
        if (!account) return token;
        const db = await config.db();
        const signedIn =
          account.type === "credentials"
            ? await findUserById(db, user.id)
            : await findUserByIdentity(db, account);
        if (!signedIn) throw new StudioError("unauthenticated", "This account no longer exists.");
        return sessionToken(signedIn);
      },
      session({ session, token }) {
        return { expires: session.expires, user: { name: token.name ?? null } };
      },
    },
  };
}

export const sessionToken = (user: User) => ({
  sub: user.id,
  name: user.username,
  sessionVersion: user.sessionVersion,
});

function passwordProvider(config: AuthConfig) {
  return Credentials({
    credentials: { identifier: {}, password: {} },
    async authorize(credentials, { headers }) {
      const { identifier = "", password = "" } = credentials ?? {};
      const address = clientAddress(headers?.["x-forwarded-for"]);
      try {
        const db = await config.db();
        const user = await verifyCredentials({ db, address }, { identifier, password });
        if (user) await auditSignIn({ db, user, address }, "password");
        return user && { id: user.id, name: user.username };
      } catch (error) {
        throw asProblem(error, config);
      }
    },
  });
}

/** @param means "password", or the service that has told who it is. */
async function auditSignIn(
  { db, user, address }: { db: Database; user: User; address: string },
  means: string,
): Promise<void> {
  const done = { action: "auth.signIn", input: null, answer: null, errorCode: null };
  const actor = { userId: user.id, username: user.username };
  await audit({ db, user: actor, address }, { ...done, change: { target: user.id, after: { means } } });
}

/** next-auth puts the message of an error into the address of the page: only what is meant for people may go there. */
function asProblem(error: unknown, { reportFailure }: AuthConfig): Error {
  const code = error instanceof StudioError ? problems[error.code] : undefined;
  if (error instanceof StudioError && code) {
    return new Error(signInProblemCode(code, error.retryAfterSeconds), { cause: error });
  }
  reportFailure(error);
  return new Error("failed", { cause: error });
}

const problems: Partial<Record<ErrorCode, string>> = {
  "rate-limited": "rate-limited",
  forbidden: "registration-closed",
  conflict: "email-taken",
  unauthenticated: "account-suspended",
};

function outsideProviders({ github, google, oidc }: AuthConfig) {
  return [
    ...(github ? [GitHub({ clientId: github.id, clientSecret: github.secret })] : []),
    ...(google ? [Google({ clientId: google.id, clientSecret: google.secret })] : []),
    ...(oidc ? [openIdConnect(oidc)] : []),
  ];
}

type OpenIdProfile = { sub: string; name?: string; preferred_username?: string; email?: string };

function openIdConnect({
  id,
  secret,
  issuer,
  name,
}: NonNullable<AuthConfig["oidc"]>): OAuthConfig<OpenIdProfile> {
  return {
    id: "oidc",
    name,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: id,
    clientSecret: secret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state"],
    profile: (profile) => ({
      id: profile.sub,
      name: profile.preferred_username ?? profile.name ?? null,
      email: profile.email ?? null,
    }),
  };
}
