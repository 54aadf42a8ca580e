import { getRuntime } from "@/runtime/running";
import type { AuthConfig } from "@/server/auth/auth-options";

/** How this installation signs people in. */
export async function authConfig(): Promise<AuthConfig> {
  const { env, secrets, db, log } = await getRuntime();
  const { registration, github, google, oidc } = env.auth;
  return {
    db: async () => db,
    secret: secrets.authSecret,
    appUrl: env.server.appUrl,
    registration,
    github,
    google,
    oidc,
    signInPage: "/sign-in",
    reportFailure: (error) => log.error({ error }, "signing in failed"),
  };
}
