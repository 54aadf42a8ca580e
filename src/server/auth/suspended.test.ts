import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, users } from "@/db/schema/all";
import { signInMessage } from "@/domain/auth/sign-in-problem";
import { AuthBrowser } from "@/testing/auth-browser";
import { testDatabase } from "@/testing/test-database";
import { authenticate } from "./auth";
import { createAuthOptions } from "./auth-options";
import { registerUser } from "./register-user";

test("a suspended account is signed out at once, is told so, and gets back in when that is over", async () => {
  const db = await testDatabase();
  const config = {
    db: async () => db,
    secret: "s".repeat(43),
    appUrl: null,
    registration: "open" as const,
    github: null,
    google: null,
    oidc: null,
    signInPage: "/sign-in",
    reportFailure: () => {},
  };
  const password = "seven quiet violins";
  const { id } = await registerUser(
    { db, address: "192.0.2.1", registration: "open" },
    { username: "ana", password },
  );
  const browser = new AuthBrowser(createAuthOptions(config));
  const signIn = (typed: string) =>
    browser.post("callback/credentials", { identifier: "ana", password: typed });
  await signIn(password);
  expect(await authenticate(config, browser.requestHeaders())).toMatchObject({ username: "ana" });

  await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, id));
  expect(await authenticate(config, browser.requestHeaders())).toBeNull();
  const problem = (location: string | null) =>
    signInMessage(new URL(location ?? "", "http://studio.test").searchParams.get("error"));
  expect(problem((await signIn(password)).location)).toContain("This account is suspended");
  // Only its owner learns of it.
  expect(problem((await signIn("another password")).location)).toContain("User name or password is wrong");

  await db.update(users).set({ suspendedAt: null }).where(eq(users.id, id));
  await signIn(password);
  expect(await authenticate(config, browser.requestHeaders())).toMatchObject({ userId: id });

  // Only signing in that worked is in the audit log.
  const log = await db.select().from(auditEntries);
  const entry = {
    action: "auth.signIn",
    actorName: "ana",
    target: id,
    change: { after: { means: "password" } },
  };
  expect(log).toMatchObject([entry, entry]);
});
