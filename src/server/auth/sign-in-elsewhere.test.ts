import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Database } from "@/db/client";
import { users } from "@/db/schema/all";
import { signInMessage } from "@/domain/auth/sign-in-problem";
import { AuthBrowser } from "@/testing/auth-browser";
import { startOpenIdServer } from "@/testing/openid-server";
import { testDatabase } from "@/testing/test-database";
import { authenticate } from "./auth";
import { type AuthConfig, createAuthOptions } from "./auth-options";
import { registerUser } from "./register-user";

const client = { id: "studio", secret: "the client's secret" };
let service: Awaited<ReturnType<typeof startOpenIdServer>>;
let db: Database;
let config: AuthConfig;

beforeAll(async () => {
  service = await startOpenIdServer(client);
});
afterAll(() => service.close());
beforeEach(async () => {
  db = await testDatabase();
  config = {
    db: async () => db,
    secret: "s".repeat(43),
    appUrl: null,
    registration: "open",
    github: null,
    google: null,
    oidc: { ...client, issuer: service.issuer, name: "The office" },
    signInPage: "/sign-in",
    reportFailure: () => {},
  };
  vi.stubEnv("AUTH_TRUST_HOST", "1");
  // next-auth logs every refusal that these tests provoke.
  vi.spyOn(console, "error").mockReturnValue();
});

const claims = { sub: "42", name: "Ana Lu", email: "ana@example.com" };

async function signIn(browser: AuthBrowser, as: object = claims) {
  const { location } = await browser.post("signin/oidc", { callbackUrl: "/studio" });
  return browser.get("callback/oidc", service.authorize(location ?? "", as));
}

const browser = () => new AuthBrowser(createAuthOptions(config));
const problemOf = (answer: { location: string | null }) =>
  signInMessage(new URL(answer.location ?? "", "http://studio.test").searchParams.get("error") ?? "");

test("an identity of another service signs in, to the same account each time", async () => {
  const visitor = browser();
  expect((await signIn(visitor)).location).toBe("http://studio.test/studio");
  const first = await authenticate(config, visitor.requestHeaders());
  expect(first).toMatchObject({ username: "Ana.Lu", role: "admin" });
  const again = browser();
  await signIn(again, { ...claims, name: "Another Name" });
  expect(await authenticate(config, again.requestHeaders())).toEqual(first);
  expect(await db.select().from(users)).toHaveLength(1);
});

test("the address of an existing account does not open it, and the page says what to do", async () => {
  await registerUser(
    { db, address: "192.0.2.1", registration: "open" },
    { username: "ana", email: "ana@example.com", password: "a bottle at dawn" },
  );
  const visitor = browser();
  expect(problemOf(await signIn(visitor))).toContain("Sign in to it the way you did before");
  expect(await authenticate(config, visitor.requestHeaders())).toBeNull();
  config.registration = "closed";
  expect(problemOf(await signIn(browser(), { ...claims, email: "new@example.com" }))).toContain(
    "Registration is closed",
  );
});

test("an answer that this browser did not ask for is refused", async () => {
  const attacker = browser();
  const { location } = await attacker.post("signin/oidc", { callbackUrl: "/studio" });
  const query = service.authorize(location ?? "", { ...claims, sub: "attacker" });
  const victim = browser();
  const answer = await victim.get("callback/oidc", query);
  expect(problemOf(answer)).toContain("did not complete");
  expect(await authenticate(config, victim.requestHeaders())).toBeNull();
  const tampered = browser();
  await tampered.post("signin/oidc", { callbackUrl: "/studio" });
  await tampered.get("callback/oidc", { ...query, state: "made up" });
  expect(await authenticate(config, tampered.requestHeaders())).toBeNull();
});
