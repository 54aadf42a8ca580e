import { expect, test } from "vitest";
import { parseEnv } from "@/env";
import { createLog } from "./log";
import { createRedactor, secretsOf } from "./redact";

const key = Buffer.alloc(32, 1).toString("base64");
const secrets = {
  AUTH_SECRET: "auth-secret-of-thirty-two-characters",
  AUTH_GITHUB_SECRET: "github-secret",
  AUTH_GOOGLE_SECRET: "google-secret",
  AUTH_OIDC_SECRET: "oidc-secret",
  BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_store_secret",
  INNGEST_EVENT_KEY: "inngest-event-key",
  INNGEST_SIGNING_KEY: "inngest-signing-key",
  METRICS_TOKEN: "metrics-token-of-a-scraper",
  FRAMEWRIGHT_ENCRYPTION_KEY: key,
  FRAMEWRIGHT_ENCRYPTION_KEYS_OLD: Buffer.alloc(32, 2).toString("base64"),
  REPLICATE_API_TOKEN: "r8_replicate",
  OPENAI_API_KEY: 'sk-"quoted"\\openai',
  RUNPOD_API_KEY: "rpa_runpod",
};
const others = {
  AUTH_GITHUB_ID: "github",
  AUTH_GOOGLE_ID: "google",
  AUTH_OIDC_ID: "oidc",
  AUTH_OIDC_ISSUER: "https://login.example.com",
  DATABASE_URL: "postgres://studio:pass%20word%2F1@db.example.com/studio",
};

/** A log that has learned everything in the environment, and its lines. */
function testLog() {
  const lines: string[] = [];
  const redactor = createRedactor();
  redactor.learn(...secretsOf(parseEnv({ ...secrets, ...others }, "/srv")));
  return { lines, redactor, log: createLog("debug", redactor, (line) => lines.push(line)) };
}

test.each(Object.entries({ ...secrets, password: "pass word/1", written: "pass%20word%2F1" }))(
  "%s is in no line of the log, wherever it stands",
  (_name, secret) => {
    const { lines, log } = testLog();
    const cause = new Error(`asked https://x.example/?key=${encodeURIComponent(secret)}`);
    log.error({ error: new Error(`refused ${secret}!`, { cause }), headers: [`Bearer ${secret}`] }, secret);
    log.debug({ body: { text: JSON.stringify({ secret }) }, [secret]: 1 }, "asked");
    const written = lines.join("");
    expect(written).not.toContain(secret);
    expect(written).not.toContain(encodeURIComponent(secret));
    expect(written).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(written.match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(5);
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  },
);

test("a secret that is learned later is kept out from then on; short ones would only garble the log", () => {
  const { lines, redactor, log } = testLog();
  redactor.learn("learned-later", "learned-later-and-longer", "info", "", null);
  log.info({}, "learned-later-and-longer, learned-later");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "info", message: "[secret], [secret]" });
});

test("the words of the configuration that are no secrets stay readable", () => {
  const { lines, log } = testLog();
  log.info({ url: "https://login.example.com", host: "db.example.com" }, "github");
  expect(lines.join("")).not.toContain("[secret]");
});
