import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseEnv } from "@/env";
import { variableNames } from "@/env/variables";

const compose = readFileSync("compose.yaml", "utf8");
const dockerfile = readFileSync("Dockerfile", "utf8");

/** The block of one service: its lines up to the next name on the same level. */
function service(name: string): string {
  const block = new RegExp(`^  ${name}:\\n((?:(?:    .*|)\\n)+)`, "m").exec(compose)?.[1];
  if (!block) throw new Error(`compose.yaml has no service ${name}`);
  return block;
}

test("the compose file starts the app, Postgres, Redis and Inngest, each restarted and with its data in a volume", () => {
  for (const name of ["app", "postgres", "redis", "inngest"]) {
    expect(service(name)).toContain("restart: unless-stopped");
  }
  const named = [...(/^volumes:\n((?: {2}\w+:\n?)+)/m.exec(compose)?.[1] ?? "").matchAll(/(\w+):/g)];
  const mounted = [...compose.matchAll(/^ {6}- (\w+):\//gm)];
  expect(mounted.map(([, volume]) => volume).toSorted()).toEqual(
    named.map(([, volume]) => volume).toSorted(),
  );
  for (const [, file = ""] of compose.matchAll(/- (\.\/[^:]+):/g)) expect(existsSync(file)).toBe(true);
});

test("what the compose file sets for the app is known, fits together, and nothing is open to other machines", () => {
  const variables = [...service("app").matchAll(/^ {6}([A-Z_]+): (.+)$/gm)];
  const names = variables.map(([, name = ""]) => name);
  expect(names).toEqual(names.filter((name) => variableNames.includes(name)));
  const values: Record<string, string> = {
    APP_URL: "https://studio.example.com",
    AUTH_SECRET: "a".repeat(44),
    POSTGRES_PASSWORD: "secret",
    INNGEST_EVENT_KEY: "0123",
    INNGEST_SIGNING_KEY: "4567",
  };
  const filled = variables.map(([, name = "", value = ""]) => [
    name,
    value.replaceAll(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_all, variable, rest) =>
      variable in values ? (values[variable] ?? "") : /:-/.test(_all) ? (rest ?? "") : "",
    ),
  ]);
  expect(parseEnv(Object.fromEntries(filled), "/app")).toMatchObject({
    database: { url: "postgres://framewright:secret@postgres:5432/framewright" },
    inngest: { baseUrl: "http://inngest:8288", serveOrigin: "http://app:3000", dev: false },
  });
  for (const [, port = ""] of compose.matchAll(/^ {6}- "([^"]*:\d+)"$/gm)) {
    expect(port).toMatch(/^127\.0\.0\.1:/);
  }
});

/** What the image takes from this folder, but for what the build makes. */
const copied = [...dockerfile.matchAll(/^COPY (?:--from=build )?((?:\/app\/)?[^-].*) \S+$/gm)]
  .flatMap(([, sources = ""]) => sources.split(" "))
  .map((source) => source.replace("/app/", ""))
  .filter((source) => source !== ".next");

test("the image runs without rights, watches its health, and copies only what is there", () => {
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile.indexOf("USER node")).toBeGreaterThan(dockerfile.lastIndexOf("RUN "));
  expect(dockerfile).toMatch(/HEALTHCHECK[\s\S]*\/api\/health/);
  const ignored = readFileSync(".dockerignore", "utf8").split("\n");
  expect(ignored).toEqual(expect.arrayContaining([".env", "data", "node_modules", ".git"]));
  expect(copied.length).toBeGreaterThan(5);
  for (const source of copied) expect(existsSync(source), source).toBe(true);
});

test("the server finds all that next.config.ts imports when it starts in the image", () => {
  expect(copied).toContain("next.config.ts");
  const config = readFileSync("next.config.ts", "utf8");
  const imported = [...config.matchAll(/^import\b[^;]*"\.\/([^"]+)";$/gm)].map(([, file = ""]) => file);
  const inImage = (file: string) =>
    copied.some((source) => file === source || (source !== "." && file.startsWith(`${source}/`)));
  expect(imported.filter((file) => !inImage(file))).toEqual([]);
});
