import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Database } from "@/db/client";
import { linkIdentity } from "@/db/queries/accounts";
import { endSessions } from "@/db/queries/users";
import { ledger, projects, rateLimits, users } from "@/db/schema/all";
import { signInMessage } from "@/domain/auth/sign-in-problem";
import { AuthBrowser } from "@/testing/auth-browser";
import { testDatabase } from "@/testing/test-database";
import { accountStatistics } from "./account-statistics";
import { authenticate } from "./auth";
import { type AuthConfig, createAuthOptions } from "./auth-options";
import { changePassword } from "./change-password";
import { registerUser } from "./register-user";
import { signInElsewhere } from "./sign-in-elsewhere";
import { verifyCredentials } from "./verify-credentials";

const password = "a bottle at dawn";
let db: Database;
let config: AuthConfig;
const failures: unknown[] = [];

beforeEach(async () => {
  db = await testDatabase();
  failures.length = 0;
  config = {
    db: async () => db,
    secret: "s".repeat(43),
    appUrl: null,
    registration: "open",
    github: null,
    google: null,
    oidc: null,
    signInPage: "/sign-in",
    reportFailure: (error) => failures.push(error),
  };
  vi.stubEnv("AUTH_TRUST_HOST", "1");
});

const address = "192.0.2.1";
const register = (username: string, more: { email?: string; password?: string } = {}) =>
  registerUser({ db, address, registration: config.registration }, { username, password, ...more });
const browser = (headers?: Record<string, string>) => new AuthBrowser(createAuthOptions(config), headers);

describe("registering", () => {
  test("the first account is the admin, also when several register at once; the others are makers", async () => {
    const made = await Promise.all(["ana", "ben", "cleo", "dov"].map((name) => register(name)));
    expect(made.map((user) => user.role).toSorted()).toEqual(["admin", "maker", "maker", "maker"]);
  });

  test("the password is kept as an argon2id hash only", async () => {
    const { passwordHash } = await register("ana");
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("everything that is wrong is told at once, by field", async () => {
    await register("Ana", { email: "ana@example.com" });
    await expect(register("ANA", { email: "Ana@Example.com", password: "short" })).rejects.toMatchObject({
      code: "invalid-input",
      fieldErrors: {
        username: expect.stringContaining("taken"),
        email: expect.stringContaining("already"),
        password: expect.stringContaining("at least 10"),
      },
    });
    await expect(register("ana", { email: "other@example.com" })).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: { username: expect.stringContaining("taken") },
    });
  });

  test("of two who want the same name at once, one gets it and the other is told", async () => {
    const results = await Promise.allSettled([register("ana"), register("Ana")]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
      code: "conflict",
      fieldErrors: { username: expect.any(String) },
    });
  });

  test("closed registration lets only the first account in", async () => {
    config.registration = "closed";
    expect((await register("ana")).role).toBe("admin");
    await expect(register("ben")).rejects.toMatchObject({ code: "forbidden" });
    expect(await db.select().from(users)).toHaveLength(1);
  });

  test("one address can only make so many accounts in an hour", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 32 }, () => register("x")));
    const codes = tries.map((result) => (result.status === "rejected" ? result.reason.code : "made"));
    expect(codes.filter((code) => code === "invalid-input")).toHaveLength(30);
    expect(codes.filter((code) => code === "rate-limited")).toHaveLength(2);
    const other = registerUser(
      { db, address: "192.0.2.2", registration: "open" },
      { username: "ben", password },
    );
    expect((await other).username).toBe("ben");
  });
});

describe("checking credentials", () => {
  const check = (identifier: string, secret: string, from = address) =>
    verifyCredentials({ db, address: from }, { identifier, password: secret });

  test("name or e-mail in any case and the password give the account, and note when", async () => {
    const user = await register("Ana", { email: "ana@example.com" });
    expect((await check(" ana ", password))?.id).toBe(user.id);
    expect((await check("ANA@example.com", password))?.id).toBe(user.id);
    const [row] = await db.select().from(users).where(eq(users.id, user.id));
    expect(Date.now() - Number(row?.lastSignInAt)).toBeLessThan(60_000);
  });

  test("a wrong password and an unknown name give the same answer after the same work", async () => {
    await register("ana");
    const timed = async (name: string) => {
      const begun = performance.now();
      expect(await check(name, "not the password")).toBeNull();
      return performance.now() - begun;
    };
    await timed("warm-up");
    const known = [await timed("ana"), await timed("ana"), await timed("ana")];
    const unknown = [await timed("nobody"), await timed("noone"), await timed("none")];
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  test("too many tries close a name for everybody, with the time to wait; a right one opens it before that", async () => {
    await register("ana");
    for (let index = 0; index < 9; index++) expect(await check("ana", "wrong")).toBeNull();
    expect(await check("ana", password)).not.toBeNull();
    for (let index = 0; index < 10; index++) expect(await check("ana", "wrong")).toBeNull();
    const closed = await check("ana", password, "192.0.2.99").catch((error: unknown) => error);
    expect(closed).toMatchObject({ code: "rate-limited", message: expect.stringContaining("15 minutes") });
    expect(closed).toMatchObject({ retryAfterSeconds: expect.any(Number) });
    await db.update(rateLimits).set({ windowEndsAt: sql`now() - interval '1 second'` });
    expect(await check("ana", password)).not.toBeNull();
  });

  test("tries at the same moment are all counted", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 14 }, () => check("nobody", "wrong")));
    expect(tries.filter((result) => result.status === "fulfilled")).toHaveLength(10);
  });

  test("names that were tried are not kept readable", async () => {
    await check("my secret password", "x");
    expect(JSON.stringify(await db.select().from(rateLimits))).not.toContain("secret");
  });
});

describe("sessions", () => {
  test("sign in, be recognised, sign out", async () => {
    const user = await register("ana");
    const visitor = browser();
    expect(await authenticate(config, visitor.requestHeaders())).toBeNull();
    const answer = await visitor.signIn("ana", password, { callbackUrl: "/studio?draft=1" });
    expect(answer).toMatchObject({ status: 200, location: "http://studio.test/studio?draft=1" });
    expect(await authenticate(config, visitor.requestHeaders())).toEqual({
      userId: user.id,
      username: "ana",
      role: "admin",
    });
    expect(visitor.attributes.get("next-auth.session-token")).toMatch(/HttpOnly.*SameSite=Lax/);
    await visitor.post("signout", {});
    expect(await authenticate(config, visitor.requestHeaders())).toBeNull();
  });

  test("nobody is sent to another site after signing in", async () => {
    await register("ana");
    const answer = await browser().signIn("ana", password, { callbackUrl: "https://elsewhere.example/x" });
    expect(answer.location).toBe("http://studio.test");
  });

  test("a form without the CSRF token of this browser is not a sign-in", async () => {
    await register("ana");
    const visitor = browser();
    await visitor.send("POST", "callback/credentials", { body: { identifier: "ana", password } });
    expect(await authenticate(config, visitor.requestHeaders())).toBeNull();
  });

  test("wrong passwords and too many tries come back as words for the page", async () => {
    await register("ana");
    const visitor = browser({ "x-forwarded-for": "203.0.113.5, 192.0.2.7" });
    const problem = async () => {
      const { location } = await visitor.signIn("ana", "wrong");
      return signInMessage(new URL(location ?? "").searchParams.get("error") ?? "");
    };
    expect(await problem()).toContain("is wrong");
    for (let index = 0; index < 9; index++) await problem();
    expect(await problem()).toMatch(/^Too many tries. Wait 15 minutes/);
  });

  test("a failure inside is reported and not shown", async () => {
    config.db = () => Promise.reject(new Error("connection to 10.0.0.5 refused"));
    const { location } = await browser().signIn("ana", password);
    expect(location).not.toContain("10.0.0.5");
    expect(signInMessage(new URL(location ?? "").searchParams.get("error") ?? "")).toContain("did not work");
    expect(failures).toEqual([expect.objectContaining({ message: "connection to 10.0.0.5 refused" })]);
  });

  test("sign out everywhere and a new password end every session at once", async () => {
    const { id: userId } = await register("ana");
    const [phone, laptop] = [browser(), browser()];
    await phone.signIn("ana", password);
    await laptop.signIn("ana", password);
    await endSessions(db, userId);
    expect(await authenticate(config, phone.requestHeaders())).toBeNull();
    expect(await authenticate(config, laptop.requestHeaders())).toBeNull();

    await phone.signIn("ana", password);
    await changePassword({ db, userId }, { currentPassword: password, newPassword: "another bottle" });
    expect(await authenticate(config, phone.requestHeaders())).toBeNull();
    await phone.signIn("ana", "another bottle");
    expect(await authenticate(config, phone.requestHeaders())).toMatchObject({ userId });
  });

  test("a deleted account, another secret and a changed cookie are nobody", async () => {
    await register("ana");
    const visitor = browser();
    await visitor.signIn("ana", password);
    expect(await authenticate({ ...config, secret: "t".repeat(43) }, visitor.requestHeaders())).toBeNull();
    const forged = new Headers(visitor.requestHeaders());
    forged.set("cookie", (forged.get("cookie") ?? "").replace(/(session-token=.{40})./, "$1_"));
    expect(await authenticate(config, forged)).toBeNull();
    await db.delete(users);
    expect(await authenticate(config, visitor.requestHeaders())).toBeNull();
  });

  test("on HTTPS only cookies that stay on HTTPS count", async () => {
    await register("ana");
    const plain = browser();
    await plain.signIn("ana", password);
    config.appUrl = "https://studio.example.com";
    expect(await authenticate(config, plain.requestHeaders())).toBeNull();
    vi.stubEnv("NEXTAUTH_URL", config.appUrl);
    const secure = browser();
    await secure.signIn("ana", password);
    vi.unstubAllEnvs();
    expect(secure.attributes.get("__Secure-next-auth.session-token")).toContain("Secure");
    expect(await authenticate(config, secure.requestHeaders())).toMatchObject({ username: "ana" });
  });
});

describe("changing the password", () => {
  test("asks for the old one, and tells everything that is wrong", async () => {
    const { id: userId } = await register("ana");
    await expect(
      changePassword({ db, userId }, { currentPassword: "wrong", newPassword: "ana" }),
    ).rejects.toMatchObject({
      code: "invalid-input",
      fieldErrors: { currentPassword: expect.any(String), newPassword: expect.any(String) },
    });
    expect(await verifyCredentials({ db, address }, { identifier: "ana", password })).not.toBeNull();
  });

  test("guessing the old one is limited", async () => {
    const { id: userId } = await register("ana");
    const guess = () =>
      changePassword({ db, userId }, { currentPassword: "wrong", newPassword: "another bottle" });
    for (let index = 0; index < 10; index++)
      await expect(guess()).rejects.toMatchObject({ code: "invalid-input" });
    await expect(guess()).rejects.toMatchObject({ code: "rate-limited" });
  });
});

describe("signing in through another service", () => {
  const outside = { provider: "github", providerAccountId: "42", name: "Ana Lü!", email: "ana@example.com" };
  const enter = (profile = outside, registration: "open" | "closed" = "open") =>
    signInElsewhere({ db, registration }, profile);

  test("the first visit makes an account with a name that is free, later ones find it", async () => {
    await register("Ana.Lu");
    const made = await enter();
    expect(made).toMatchObject({
      username: "Ana.Lu-2",
      email: "ana@example.com",
      role: "maker",
      passwordHash: null,
    });
    expect((await enter({ ...outside, name: "Renamed" })).id).toBe(made.id);
    expect(await verifyCredentials({ db, address }, { identifier: "Ana.Lu-2", password: "" })).toBeNull();
  });

  test("an address that an account has is not taken over, and closed means closed", async () => {
    const user = await register("ana", { email: "ana@example.com" });
    await expect(enter()).rejects.toMatchObject({ code: "conflict" });
    await expect(enter({ ...outside, email: "new@example.com" }, "closed")).rejects.toMatchObject({
      code: "forbidden",
    });
    await linkIdentity(db, user.id, { provider: "github", providerAccountId: "42" });
    expect((await enter(outside, "closed")).id).toBe(user.id);
  });
});

test("account statistics count what is there and what was spent", async () => {
  const { id: ownerId } = await register("ana");
  const [kept, deleted] = await db
    .insert(projects)
    .values([
      { ownerId, title: "kept", prompt: "p" },
      { ownerId, title: "deleted", prompt: "p", deletedAt: new Date() },
    ])
    .returning();
  const entry = { ownerId, provider: "p", stage: "clips", model: "m", description: "d", period: "2026-11" };
  await db.insert(ledger).values([
    { ...entry, kind: "charge", projectId: kept!.id, amountMicros: 1_500_000, operationKey: "1" },
    { ...entry, kind: "charge", projectId: deleted!.id, amountMicros: 500_000, operationKey: "2" },
    { ...entry, kind: "reserve", projectId: kept!.id, amountMicros: 9_000_000, operationKey: "3" },
  ]);
  expect(await accountStatistics({ db, userId: ownerId })).toMatchObject({
    username: "ana",
    role: "admin",
    hasPassword: true,
    memberSince: expect.any(Date),
    projects: 1,
    videos: 0,
    videoSeconds: 0,
    spentMicros: 2_000_000,
  });
});
