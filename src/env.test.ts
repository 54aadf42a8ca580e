import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parseEnv } from "./env";
import { variableNames } from "./env/variables";

const parse = (source: Record<string, string | undefined>) => parseEnv(source, "/srv/framewright");

test("everything is optional, and an empty variable counts as absent", () => {
  const empty = Object.fromEntries(variableNames.map((name) => [name, ""]));
  expect(parse(empty)).toEqual(parse({}));
  expect(parse({})).toMatchObject({
    dataFolder: "/srv/framewright/data",
    server: { host: "127.0.0.1", port: 3000, appUrl: null },
    database: { url: null },
    auth: { secret: null, registration: "open", github: null, google: null, oidc: null },
    blobs: { kind: "filesystem" },
    inngest: null,
    costLimits: { run: null, project: null, user: null, installation: null },
    encryption: null,
    shortSide: null,
    providers: {
      replicate: { key: null, baseUrl: "https://api.replicate.com/v1" },
      openai: {
        key: null,
        baseUrl: "https://api.openai.com/v1",
        textModel: null,
        price: null,
        storesAnswers: true,
      },
      runpod: { key: null },
    },
  });
});

test("a full configuration is grouped by what it configures", () => {
  const token = "vercel_blob_rw_store_secret";
  expect(
    parse({
      FRAMEWRIGHT_DATA: "/var/lib/framewright",
      PORT: "8080",
      APP_URL: "https://studio.example.com/",
      DATABASE_URL: "postgres://a:b@db.example.com/studio",
      DATABASE_POOL: "4",
      AUTH_OIDC_ISSUER: "https://login.example.com",
      AUTH_OIDC_ID: "id",
      AUTH_OIDC_SECRET: "secret",
      BLOB_READ_WRITE_TOKEN: token,
      INNGEST_DEV: "http://127.0.0.1:8288",
      FRAMEWRIGHT_SHORT_SIDE: "540",
      COST_LIMIT_RUN: "2.50",
      COST_LIMIT_INSTALLATION_MONTH: "400",
    }),
  ).toMatchObject({
    dataFolder: "/var/lib/framewright",
    server: { port: 8080, appUrl: "https://studio.example.com" },
    database: { url: "postgres://a:b@db.example.com/studio", poolSize: 4 },
    auth: { oidc: { issuer: "https://login.example.com", name: "Single sign-on" } },
    blobs: { kind: "vercel-blob", token, access: "private" },
    inngest: { dev: "http://127.0.0.1:8288" },
    shortSide: 540,
    costLimits: { run: 2_500_000, project: null, user: null, installation: 400_000_000 },
  });
});

const sealingKey = Buffer.alloc(32, 1).toString("base64");
const olderKey = Buffer.alloc(32, 2).toString("base64");

test("an address of one's own for OpenAI's API costs nothing, unless prices are given", () => {
  const own = { OPENAI_BASE_URL: "http://127.0.0.1:8080/v1/" };
  const free = { baseUrl: "http://127.0.0.1:8080/v1", price: { inputMicros: 0, outputMicros: 0 } };
  expect(parse(own).providers.openai).toMatchObject(free);
  const priced = { ...own, OPENAI_PRICE_INPUT: "150000", OPENAI_PRICE_OUTPUT: "600000" };
  expect(parse(priced).providers.openai.price).toEqual({ inputMicros: 150_000, outputMicros: 600_000 });
});

test("sealing keys come with those before them", () => {
  const source = {
    FRAMEWRIGHT_ENCRYPTION_KEY: sealingKey,
    FRAMEWRIGHT_ENCRYPTION_KEYS_OLD: ` ${olderKey}, ${sealingKey}`,
  };
  expect(parse(source).encryption).toEqual({ key: sealingKey, oldKeys: [olderKey, sealingKey] });
});

test.each([
  [{ FRAMEWRIGHT_ENCRYPTION_KEY: "c2hvcnQ=" }, "FRAMEWRIGHT_ENCRYPTION_KEY must be 32 bytes in base64"],
  [
    { FRAMEWRIGHT_ENCRYPTION_KEY: sealingKey, FRAMEWRIGHT_ENCRYPTION_KEYS_OLD: `${olderKey},` },
    "FRAMEWRIGHT_ENCRYPTION_KEYS_OLD must be earlier keys",
  ],
  [{ FRAMEWRIGHT_ENCRYPTION_KEYS_OLD: olderKey }, "has no effect without FRAMEWRIGHT_ENCRYPTION_KEY"],
  [{ OPENAI_PRICE_INPUT: "1" }, "OPENAI_PRICE_OUTPUT must be set too"],
  [{ OPENAI_BASE_URL: "localhost:8080" }, "OPENAI_BASE_URL must be a web address"],
  [{ PORT: "http" }, "PORT must be a whole number"],
  [{ PORT: "70000" }, "PORT must be from 1 to 65535"],
  [{ APP_URL: "studio.example.com" }, "APP_URL must be a web address"],
  [{ APP_URL: "javascript:alert(1)" }, "APP_URL must be a web address"],
  [{ DATABASE_URL: "mysql://localhost/x" }, "DATABASE_URL must look like postgres://"],
  [{ COST_LIMIT_RUN: "-1" }, "COST_LIMIT_RUN must be an amount in US dollars"],
  [{ COST_LIMIT_PROJECT: "ten" }, "COST_LIMIT_PROJECT must be an amount in US dollars"],
  [{ DATABASE_POOL: "4" }, "DATABASE_POOL has no effect without DATABASE_URL"],
  [{ NEON_WS_PROXY: "wss://proxy.example.com" }, "NEON_WS_PROXY has no effect without DATABASE_URL"],
  [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN must have at least 16 characters"],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET must have at least 32 characters"],
  [{ AUTH_GITHUB_ID: "id" }, "AUTH_GITHUB_SECRET must be set too, because AUTH_GITHUB_ID is"],
  [{ AUTH_OIDC_ID: "id" }, "AUTH_OIDC_ISSUER and AUTH_OIDC_SECRET must be set too"],
  [{ BLOB_STORE: "s3" }, "BLOB_STORE must be one of: filesystem, vercel-blob"],
  [{ BLOB_STORE: "vercel-blob" }, "BLOB_READ_WRITE_TOKEN must be set"],
  [{ INNGEST_EVENT_KEY: "key" }, "INNGEST_SIGNING_KEY must be set too"],
  [{ INNGEST_DEV: "maybe" }, "INNGEST_DEV must be 1, 0 or the address"],
  [{ REGISTRATION: "invite" }, "REGISTRATION must be one of: open, closed"],
  [{ VERCEL: "1", DATABASE_URL: "postgres://a/b" }, "AUTH_SECRET must be set on Vercel"],
])("%o is refused: %s", (source, message) => {
  expect(() => parse(source)).toThrowError(
    expect.objectContaining({ code: "misconfigured", message: expect.stringContaining(message) }),
  );
});

test("all problems are told at once", () => {
  expect(() => parse({ PORT: "x", BLOB_STORE: "y" })).toThrowError(/PORT .*\n.*BLOB_STORE /);
});

test(".env.example explains every variable and no other", async () => {
  const example = await readFile(".env.example", "utf8");
  const explained = [...example.matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  expect(explained.toSorted()).toEqual(variableNames.filter((name) => name !== "VERCEL").toSorted());
});
