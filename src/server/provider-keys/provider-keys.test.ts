import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { sql } from "drizzle-orm";
import superjson from "superjson";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, queryRows } from "@/db/client";
import { insertUser } from "@/db/queries/users";
import { providerKeys, users } from "@/db/schema/all";
import { type Env, parseEnv } from "@/env";
import { createLog } from "@/runtime/log";
import { createProviderAccesses } from "@/runtime/provider-access";
import { createRedactor, secretsOf } from "@/runtime/redact";
import type { Runtime } from "@/runtime/runtime";
import { createVault } from "@/runtime/vault";
import type { Context } from "@/server/context";
import { appRouter } from "@/server/root";
import { testDatabase } from "@/testing/test-database";

type Person = NonNullable<Context["user"]>;

/** Found nowhere by accident. The last four characters are what its owner may see. */
const mark = "MARKED9c41e7";
const key = `r8_${mark}-wxyz`;
const lines: string[] = [];
let db: Database;
let ana: Person;
let ben: Person;
let names: Record<string, string>;
let vendor: Vendor;

beforeEach(async () => {
  db = await testDatabase();
  vendor = await startVendor();
  names = {};
  lines.length = 0;
  ana = await person("ana");
  ben = await person("ben");
});
afterEach(() => vendor.close());

async function person(username: string): Promise<Person> {
  const wished = { username, email: null, passwordHash: null };
  const user = await db.transaction((tx) => insertUser(tx, wished, { onlyFirst: false }));
  return { userId: user!.id, username, role: user!.role };
}

type Vendor = Awaited<ReturnType<typeof startVendor>>;

/** Both APIs, for as much as a check asks of them. It repeats what it was sent, as careless servers do. */
async function startVendor() {
  const accepted = new Set<string>();
  const asked: { url: string; bearer: string }[] = [];
  let status: number | "drop" | null = null;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const bearer = request.headers.authorization?.replace("Bearer ", "") ?? "";
    asked.push({ url: request.url ?? "", bearer });
    if (status === "drop") return request.socket.destroy();
    const known = ["/v1/account", "/v1/models"].includes(request.url ?? "");
    const usual = known ? (accepted.has(bearer) ? 200 : 401) : 404;
    response.writeHead(status ?? usual, { location: `/?key=${bearer}` });
    response.end(JSON.stringify({ detail: `You sent ${bearer}` }));
  };
  const server: Server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    accepted,
    asked,
    fail: (how: number | "drop") => {
      status = how;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function runtimeWith(variables: Record<string, string> = {}): Runtime {
  const env: Env = parseEnv({ REPLICATE_BASE_URL: vendor.baseUrl, ...variables }, "/srv");
  const redactor = createRedactor();
  redactor.learn(...secretsOf(env));
  const vault = createVault({ keys: [Buffer.alloc(32, 7)], onSecret: redactor.learn });
  const lookup = async (name: string) => {
    const address = names[name];
    if (!address) throw new Error(`getaddrinfo ENOTFOUND ${name}`);
    return [{ address, family: 4 }];
  };
  const providerAccesses = createProviderAccesses({ db, vault, settings: env.providers, lookup });
  const log = createLog("debug", redactor, (line) => lines.push(line));
  // What these procedures work with; anything further would be a failure here.
  return { env, log, vault, providerAccesses } as unknown as Runtime;
}

const callerOf = (user: Person, runtime = runtimeWith()) =>
  appRouter.createCaller({ db, runtime, user, address: "test" }).providerKeys;

const viewOf = async (user: Person, provider: string, runtime = runtimeWith()) =>
  (await callerOf(user, runtime).list()).find((view) => view.provider === provider);

describe("keys of one's own", () => {
  test("a key is stored sealed, shown by its end, replaced and removed", async () => {
    const caller = callerOf(ana);
    const saved = await caller.save({ provider: "replicate", key: ` ${key}\n` });
    const own = { hint: "wxyz", baseUrl: null, textModel: null, savedAt: expect.any(String), check: null };
    expect(saved.find(({ provider }) => provider === "replicate")).toEqual({
      provider: "replicate",
      inEnvironment: false,
      own,
    });
    await caller.save({ provider: "replicate", key: "r8_another-key-abcd" });
    expect((await viewOf(ana, "replicate"))?.own?.hint).toBe("abcd");
    expect(await db.$count(providerKeys)).toBe(1);
    await caller.remove({ provider: "replicate" });
    await caller.remove({ provider: "replicate" });
    expect((await viewOf(ana, "replicate"))?.own).toBeNull();
  });

  test("nobody sees, uses or removes somebody else's", async () => {
    const runtime = runtimeWith();
    await callerOf(ana, runtime).save({ provider: "replicate", key });
    await callerOf(ben, runtime).remove({ provider: "replicate" });
    expect((await viewOf(ben, "replicate", runtime))?.own).toBeNull();
    await expect(callerOf(ben, runtime).check({ provider: "replicate" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await runtime.providerAccesses.accessFor(ben.userId, "replicate")).toBeNull();
    expect((await viewOf(ana, "replicate", runtime))?.own?.hint).toBe("wxyz");
  });

  test("a row that was copied to another account, or given another address, does not open", async () => {
    const runtime = runtimeWith();
    await callerOf(ana, runtime).save({ provider: "openai", key });
    await db.update(providerKeys).set({ baseUrl: "https://thief.example/v1", textModel: "any" });
    const misconfigured = { code: "misconfigured" };
    const accessOf = (user: Person) => runtime.providerAccesses.accessFor(user.userId, "openai");
    await expect(accessOf(ana)).rejects.toMatchObject(misconfigured);
    await db.update(providerKeys).set({ baseUrl: null, ownerId: ben.userId });
    await expect(accessOf(ben)).rejects.toMatchObject(misconfigured);
  });

  test("they go with the account", async () => {
    await callerOf(ana).save({ provider: "replicate", key });
    await db.delete(users);
    expect(await db.$count(providerKeys)).toBe(0);
  });

  test("a short key shows nothing of itself", async () => {
    await callerOf(ana).save({ provider: "replicate", key: "local-key" });
    expect((await viewOf(ana, "replicate"))?.own?.hint).toBe("");
  });

  test.each([
    [{ key: "" }, "key", "whole key"],
    [{ key: `${mark} with spaces` }, "key", "no spaces"],
    [{ key: mark.repeat(100) }, "key", "too long"],
    [{ baseUrl: "https://x.example" }, "baseUrl", "Only OpenAI"],
    [{ provider: "openai", baseUrl: "x.example", textModel: "m" }, "baseUrl", "not a web address"],
    [{ provider: "openai", baseUrl: "ftp://x.example", textModel: "m" }, "baseUrl", "not a web address"],
    [{ provider: "openai", baseUrl: "https://x.example/?a", textModel: "m" }, "baseUrl", "question mark"],
    [{ provider: "openai", baseUrl: "https://93.184.216.34/v1" }, "textModel", "Name the model"],
  ])("%o is told at its field", async (change, field, words) => {
    const { status, body } = await ask({ user: ana, runtime: runtimeWith() }, "save", {
      provider: "replicate",
      key,
      ...change,
    });
    expect(status).toBe(400);
    expect(body.error?.json.data.fieldErrors?.[field]).toContain(words);
    expect(JSON.stringify(body)).not.toContain(mark);
    expect(await db.$count(providerKeys)).toBe(0);
  });

  test("saving and checking are limited", async () => {
    const caller = callerOf(ana);
    for (let index = 0; index < 30; index++) await caller.save({ provider: "replicate", key });
    await expect(caller.save({ provider: "replicate", key })).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
    });
    await callerOf(ben).save({ provider: "replicate", key });
    for (let index = 0; index < 60; index++) await caller.check({ provider: "replicate" });
    await expect(caller.check({ provider: "replicate" })).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
    });
  });
});

describe("which key is used", () => {
  const environment = { REPLICATE_API_TOKEN: "r8_everybody", OPENAI_API_KEY: "sk-everybody" };

  test("one's own before the installation's, and that one for everybody else", async () => {
    const runtime = runtimeWith(environment);
    const { accessFor } = runtime.providerAccesses;
    await callerOf(ana, runtime).save({ provider: "replicate", key });
    expect(await accessFor(ana.userId, "replicate")).toMatchObject({ source: "own", key });
    expect(await accessFor(ben.userId, "replicate")).toMatchObject({
      source: "environment",
      key: "r8_everybody",
      baseUrl: vendor.baseUrl,
    });
    expect(await viewOf(ben, "replicate", runtime)).toMatchObject({ inEnvironment: true, own: null });
  });

  test("a server of the installation's own needs no key and costs what was said", async () => {
    const runtime = runtimeWith({ OPENAI_BASE_URL: "http://127.0.0.1:11434/v1", OPENAI_TEXT_MODEL: "local" });
    expect(await runtime.providerAccesses.accessFor(ana.userId, "openai")).toMatchObject({
      source: "environment",
      key: null,
      baseUrl: "http://127.0.0.1:11434/v1",
      textModel: "local",
      price: { inputMicros: 0, outputMicros: 0 },
    });
  });

  test("a proxy before OpenAI wants a key as OpenAI does, and gets the maker's", async () => {
    const runtime = runtimeWith({ OPENAI_BASE_URL: vendor.baseUrl, OPENAI_STORES_ANSWERS: "true" });
    const { accessFor, ofInstallation } = runtime.providerAccesses;
    expect(ofInstallation("openai")).toBeNull();
    expect(await accessFor(ana.userId, "openai")).toBeNull();
    await callerOf(ana, runtime).save({ provider: "openai", key });
    expect(await accessFor(ana.userId, "openai")).toMatchObject({
      key,
      baseUrl: vendor.baseUrl,
      price: null,
    });
  });

  test("somebody's key for OpenAI goes to OpenAI, not to the installation's other server", async () => {
    const runtime = runtimeWith({ OPENAI_BASE_URL: vendor.baseUrl, OPENAI_TEXT_MODEL: "local" });
    await callerOf(ana, runtime).save({ provider: "openai", key });
    expect(await runtime.providerAccesses.accessFor(ana.userId, "openai")).toMatchObject({
      baseUrl: "https://api.openai.com/v1",
      textModel: null,
      price: null,
    });
  });
});

describe("servers of one's own", () => {
  const server = (baseUrl: string) => ({ provider: "openai" as const, key, baseUrl, textModel: "local" });

  test("an admin may use one inside, everybody one that is open to everyone", async () => {
    expect([ana.role, ben.role]).toEqual(["admin", "maker"]);
    await callerOf(ana).save(server(`${vendor.baseUrl}/`));
    expect((await viewOf(ana, "openai"))?.own).toMatchObject({ baseUrl: vendor.baseUrl, textModel: "local" });
    names = { "models.example": "93.184.216.34", "intern.example": "10.0.0.7" };
    await callerOf(ben).save(server("https://models.example/v1"));
    const told = new Set<string>();
    for (const inside of [
      vendor.baseUrl,
      "https://intern.example/v1",
      "http://models.example/v1",
      "https://nowhere.example/v1",
    ]) {
      const { status, body } = await ask({ user: ben, runtime: runtimeWith() }, "save", server(inside));
      expect(status).toBe(400);
      told.add(JSON.stringify(body.error?.json.data.fieldErrors));
    }
    expect([...told]).toEqual([expect.stringContaining("Only an admin")]);
    expect((await viewOf(ben, "openai"))?.own?.baseUrl).toBe("https://models.example/v1");
  });

  test("an address that is public when saved and inside when used gets nothing", async () => {
    const { port } = new URL(vendor.baseUrl);
    names = { "models.example": "93.184.216.34" };
    await callerOf(ben).save(server(`https://models.example:${port}/v1`));
    names = { "models.example": "127.0.0.1" };
    await expect(callerOf(ben).check({ provider: "openai" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(vendor.asked).toEqual([]);
  });

  test("who is no admin any more loses the way inside", async () => {
    await callerOf(ana).save(server(vendor.baseUrl));
    vendor.accepted.add(key);
    expect((await callerOf(ana).check({ provider: "openai" })).result).toBe("works");
    await db.update(users).set({ role: "maker" });
    await expect(callerOf(ana).check({ provider: "openai" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(vendor.asked).toHaveLength(1);
  });
});

describe("trying a key out", () => {
  test.each([
    [200, "works"],
    [401, "refused"],
    [403, "refused"],
    [404, "wrong-address"],
    [307, "wrong-address"],
    [429, "unavailable"],
    [503, "unavailable"],
    ["drop", "unavailable"],
  ] as const)("%s means %s, and is noted with its time", async (status, result) => {
    await callerOf(ana).save({ provider: "replicate", key });
    vendor.fail(status);
    const check = await callerOf(ana).check({ provider: "replicate" });
    expect(check).toEqual({ result, at: expect.any(String) });
    expect((await viewOf(ana, "replicate"))?.own?.check).toEqual(check);
    expect(vendor.asked).toEqual([{ url: "/v1/account", bearer: key }]);
    await callerOf(ana).save({ provider: "replicate", key });
    expect((await viewOf(ana, "replicate"))?.own?.check).toBeNull();
  });

  test("the installation's key is tried at the installation's address", async () => {
    const runtime = runtimeWith({ REPLICATE_API_TOKEN: "r8_everybody" });
    vendor.accepted.add("r8_everybody");
    expect((await callerOf(ben, runtime).check({ provider: "replicate" })).result).toBe("works");
    expect(vendor.asked).toEqual([{ url: "/v1/account", bearer: "r8_everybody" }]);
  });
});

type Answer = { error?: { json: { message: string; data: { fieldErrors: Record<string, string> | null } } } };

/** Asks as a browser does, so that what comes back is what a browser gets. What fails is logged as on the server. */
async function ask(
  { user, runtime }: { user: Person; runtime: Runtime },
  procedure: string,
  input?: unknown,
) {
  const isQuery = procedure === "list";
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(`http://studio.test/api/trpc/providerKeys.${procedure}`, {
      method: isQuery ? "GET" : "POST",
      headers: { "content-type": "application/json" },
      ...(!isQuery && { body: superjson.stringify(input) }),
    }),
    router: appRouter,
    createContext: () => ({ db, runtime, user, address: "test" }),
    onError: ({ error, path }) => runtime.log.error({ path, error }, "a request failed"),
  });
  const body = (await response.json()) as Answer;
  return { status: response.status, body };
}

describe("a key never comes out again", () => {
  /** Every row of every table. */
  async function dump(): Promise<string> {
    const tables = await queryRows<{ name: string }>(
      db,
      sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    );
    const rows = await Promise.all(
      tables.map(({ name }) => queryRows(db, sql.raw(`select ${name}::text as row from ${name}`))),
    );
    return JSON.stringify(rows);
  }

  test("not in answers, errors, logs or the database, through everything that can be done with it", async () => {
    const runtime = runtimeWith({ OPENAI_API_KEY: `sk-${mark}-everybody` });
    const answers: unknown[] = [];
    const go = async (procedure: string, input?: unknown) =>
      answers.push(await ask({ user: ana, runtime }, procedure, input));
    await go("save", { provider: "replicate", key });
    await go("save", { provider: "openai", key: `sk-${mark}-own`, baseUrl: vendor.baseUrl, textModel: "m" });
    await go("list");
    for (const status of [200, 401, 307, 500, "drop"] as const) {
      vendor.fail(status);
      await go("check", { provider: "replicate" });
      await go("check", { provider: "openai" });
    }
    await go("save", { provider: "replicate", key: `${mark} with spaces` });
    await go("save", { provider: "somebody", key });
    const stored = await dump();
    await db.update(providerKeys).set({ sealed: sql`${providerKeys.sealed} || 'AAAA'` });
    await go("check", { provider: "replicate" });
    runtime.log.error({ error: new Error(`401: Incorrect key ${key}`), key: `sk-${mark}-everybody` }, key);

    expect(vendor.asked.filter(({ bearer }) => bearer.includes(mark))).toHaveLength(10);
    expect(lines.length).toBeGreaterThan(5);
    expect(stored).toContain(runtime.vault.currentPrefix);
    for (const place of [JSON.stringify(answers), lines.join(""), stored]) expect(place).not.toContain(mark);
    expect(stored).not.toContain(Buffer.from(key).toString("base64").slice(0, 16));
  });
});
