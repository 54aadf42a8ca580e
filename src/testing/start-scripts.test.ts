import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

/** Stands in for Next.js: builds by leaving a note, serves /api/health, and tells how it was called. */
const standInNext = `
const fs = require("node:fs"), http = require("node:http");
const [command, ...args] = process.argv.slice(2);
fs.appendFileSync("calls.log", [command, ...args, process.env.NODE_ENV].join(" ") + "\\n");
if (command === "build") {
  fs.mkdirSync(".next", { recursive: true });
  if (fs.readFileSync("src/page.ts", "utf8").includes("broken")) process.exit(1);
  process.exit(0);
}
if (process.env.FAIL_WITH) process.exit(Number(process.env.FAIL_WITH));
const server = http.createServer((request, response) => response.end(request.url === "/api/health" ? "ok" : ""));
server.listen(Number(args[args.indexOf("--port") + 1]), "127.0.0.1");
process.on("SIGTERM", () => { fs.appendFileSync("calls.log", "ended well\\n"); process.exit(0); });
`;

/** Stands in for the test runners: reports what \`report.json\` says. */
const standInRunner = `
const fs = require("node:fs");
const given = JSON.parse(fs.readFileSync("results.json", "utf8"));
const [mine, out] = process.argv[1].includes("vitest")
  ? [given.vitest, process.env.TEST_REPORT]
  : [given.playwright, process.env.PLAYWRIGHT_JSON_OUTPUT_FILE];
if (mine.report) fs.writeFileSync(out, JSON.stringify(mine.report));
process.exit(mine.code);
`;

let root: string;
const children: ChildProcess[] = [];
const servers: Server[] = [];

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "framewright-clone-"));
  cpSync("scripts/start.mjs", path.join(root, "scripts", "start.mjs"));
  cpSync("scripts/test.mjs", path.join(root, "scripts", "test.mjs"));
  cpSync("scripts/setup", path.join(root, "scripts", "setup"), { recursive: true });
  const packages = {
    next: { "dist/bin/next": standInNext },
    vitest: {
      "vitest.mjs": `import { createRequire } from "node:module"; createRequire(import.meta.url)("./run.cjs");`,
      "run.cjs": standInRunner,
    },
    "@playwright/test": { "cli.js": standInRunner },
  };
  for (const [name, files] of Object.entries(packages)) {
    write(`stand-ins/${name}/package.json`, JSON.stringify({ name, version: "1.0.0" }));
    for (const [file, text] of Object.entries(files)) write(`stand-ins/${name}/${file}`, text);
  }
  const dependencies = Object.fromEntries(
    Object.keys(packages).map((name) => [name, `file:stand-ins/${name}`]),
  );
  // Whether this machine has them is not what is tested here.
  for (const tool of ["ffmpeg", "espeak-ng", "chromium"]) {
    write(`bin/${tool}`, "#!/bin/sh\nexit 0\n");
    chmodSync(path.join(root, "bin", tool), 0o755);
  }
  write("package.json", JSON.stringify({ name: "clone", version: "1.0.0", private: true, dependencies }));
  write(
    "scripts/check.mjs",
    `console.log("FAIL types\\nIt is no number\\n4 passed, 1 failed"); process.exitCode = 1;`,
  );
  write("src/page.ts", "export const page = 1;");
  execFileSync("npm", ["install", "--package-lock-only", "--offline", "--no-audit"], {
    cwd: root,
    stdio: "ignore",
  });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of servers.splice(0)) server.close();
  rmSync(path.join(root, "calls.log"), { force: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

const calls = () =>
  existsSync(path.join(root, "calls.log")) ? readFileSync(path.join(root, "calls.log"), "utf8") : "";

function run(script: string, args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [`scripts/${script}`, ...args], {
    cwd: root,
    // Not what this test run was started with: what the scripts find out by themselves is under test.
    env: {
      PATH: `${root}/bin:${process.env.PATH}`,
      HOME: process.env.HOME,
      ...env,
    } as unknown as NodeJS.ProcessEnv,
  });
  children.push(child);
  let output = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, "close").then(([code]) => code as number | null);
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match) resolve(match);
      };
      listeners.add(look);
      void ended.then(() => reject(new Error(`Ended without saying ${pattern}:\n${output}`)));
      look();
    });
  return { child, ended, says, output: () => output };
}

async function occupied(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

test("npm start installs, builds and serves; the second time it only serves; it ends when told to", async () => {
  const port = await freePort();
  const first = run("start.mjs", [], { PORT: port });
  await first.says(new RegExp(`Framewright is ready at http://127.0.0.1:${port}\\n`));
  expect(first.output()).toContain("installing packages");
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).ok).toBe(true);
  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  expect(calls()).toBe(
    `build production\nstart --hostname 127.0.0.1 --port ${port} --keepAliveTimeout 76000 production\nended well\n`,
  );

  rmSync(path.join(root, "calls.log"));
  const second = run("start.mjs", [], { PORT: port });
  await second.says(/is ready at/);
  expect(second.output()).not.toMatch(/installing|building/);
  expect(calls()).toBe(`start --hostname 127.0.0.1 --port ${port} --keepAliveTimeout 76000 production\n`);
});

test("changed sources are built again, changed tests are not; a build that fails is built again", async () => {
  const port = await freePort();
  write("src/page.test.ts", "// a test");
  const same = run("start.mjs", [], { PORT: port });
  await same.says(/is ready at/);
  same.child.kill("SIGKILL");
  expect(calls()).not.toContain("build");

  write("src/page.ts", "broken");
  for (const _ of [1, 2]) {
    const failing = run("start.mjs", [], { PORT: await freePort() });
    expect(await failing.ended).toBe(1);
    expect(failing.output()).toContain("The build failed");
  }
  expect(calls().match(/build/g)).toHaveLength(2);
  write("src/page.ts", "export const page = 1;");
});

test("a port that was asked for and is taken is an error before anything slow; .env counts as asking", async () => {
  const taken = await occupied();
  const asked = run("start.mjs", [], { PORT: String(taken) });
  expect(await asked.ended).toBe(1);
  expect(asked.output()).toContain(`Port ${taken} is taken by another program`);
  write(".env", `PORT=${taken}\n`);
  const inFile = run("start.mjs");
  expect(await inFile.ended).toBe(1);
  expect(inFile.output()).toContain(`Port ${taken} is taken by another program`);
  rmSync(path.join(root, ".env"));
  const nonsense = run("start.mjs", [], { PORT: "http" });
  expect(await nonsense.ended).toBe(1);
  expect(nonsense.output()).toContain('PORT is "http"');
  expect(calls()).toBe("");
});

test("without a wish the next free port is taken and told", async () => {
  const server = createServer();
  servers.push(server);
  // Somebody else on this machine may have it already, which serves as well.
  await Promise.race([once(server.listen(3000, "127.0.0.1"), "listening"), once(server, "error")]);
  const started = run("start.mjs");
  const [, port] = await started.says(/is ready at http:\/\/127\.0\.0\.1:(\d+)/);
  expect(Number(port)).toBeGreaterThan(3000);
  expect(started.output()).toContain(`port 3000 is taken, using ${port}`);
});

test("the server does not outlive a start script that is killed", async () => {
  const started = run("start.mjs", [], { PORT: await freePort() });
  await started.says(/is ready at/);
  started.child.kill("SIGKILL");
  await vi.waitFor(() => expect(calls()).toContain("ended well"), 5_000);
});

test("a server that cannot start gives its exit code on, and unknown options are refused", async () => {
  const failing = run("start.mjs", [], { PORT: await freePort(), FAIL_WITH: "7" });
  expect(await failing.ended).toBe(7);
  const unknown = run("start.mjs", ["--production"]);
  expect(await unknown.ended).toBe(1);
  expect(unknown.output()).toContain("Unknown option --production");
});

test("npm test goes on after a suite that fails, and ends with what failed and the sum", async () => {
  const failed = { title: "src/a.test.ts › costs nothing", error: "Error: it cost 2" };
  const repeated = { title: "plays", tests: [{ status: "flaky", results: [] }] };
  write(
    "results.json",
    JSON.stringify({
      vitest: {
        code: 1,
        report: { passed: 10, failures: [failed, failed], unsteady: ["src/a.test.ts › plays"] },
      },
      playwright: {
        code: 0,
        report: {
          stats: { expected: 4, unexpected: 0, flaky: 1 },
          suites: [{ title: "b.spec.ts", specs: [repeated] }],
          errors: [],
        },
      },
    }),
  );
  const all = run("test.mjs");
  expect(await all.ended).toBe(1);
  expect(all.output()).toContain(
    "\nFAIL check › types\n    It is no number\n\nFAIL unit › src/a.test.ts › costs nothing\n    Error: it cost 2\n",
  );
  expect(all.output()).toMatch(
    /\nunsteady: unit › src\/a.test.ts › plays\nunsteady: faults › src\/a.test.ts › plays\nunsteady: browser › b.spec.ts › plays\nFAIL check {4}4 passed, 1 failed.*\nFAIL unit {5}10 passed, 2 failed.*\nFAIL faults {3}10 passed, 2 failed.*\nok {3}build.*\nok {3}browser {2}5 passed, 0 failed.*\n30 passed, 5 failed\n$/,
  );
});

test("npm test runs the suites that are named; one that dies without a report counts as failed", async () => {
  write("results.json", JSON.stringify({ vitest: { code: 139 }, playwright: { code: 0 } }));
  const unit = run("test.mjs", ["unit"]);
  expect(await unit.ended).toBe(1);
  expect(unit.output()).toMatch(/\n0 passed, 1 failed\n$/);
  const unknown = run("test.mjs", ["units"]);
  expect(await unknown.ended).toBe(1);
  expect(unknown.output()).toContain('There is no suite "units"');
});

async function freePort(): Promise<string> {
  const port = await occupied();
  const server = servers.pop();
  await new Promise((resolve) => server?.close(resolve));
  return String(port);
}
