import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parseEnv, variableNames } from "./env";

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
    costLimits: { run: 2_500_000, project: null, user: null, installation: 400_000_000 },
  });
});

test.each([
  [{ PORT: "http" }, "PORT must be a whole number"],
  [{ PORT: "70000" }, "PORT must be from 1 to 65535"],
  [{ APP_URL: "studio.example.com" }, "APP_URL must be a web address"],
  [{ APP_URL: "javascript:alert(1)" }, "APP_URL must be a web address"],
  [{ DATABASE_URL: "mysql://localhost/x" }, "DATABASE_URL must look like postgres://"],
  [{ COST_LIMIT_RUN: "-1" }, "COST_LIMIT_RUN must be an amount in US dollars"],
  [{ COST_LIMIT_PROJECT: "ten" }, "COST_LIMIT_PROJECT must be an amount in US dollars"],
  [{ DATABASE_POOL: "4" }, "DATABASE_POOL has no effect without DATABASE_URL"],
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
  const explained = [...example.matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
  expect(explained.toSorted()).toEqual(variableNames.filter((name) => name !== "VERCEL").toSorted());
});
