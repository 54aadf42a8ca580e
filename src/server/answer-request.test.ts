import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { StudioError } from "@/domain/errors";
import { parseEnv } from "@/env";
import { getRuntime } from "@/runtime/running";
import { openRuntime, type Runtime } from "@/runtime/runtime";
import { answering } from "@/server/answer-request";
import { layDatabase } from "@/testing/prepared-database";

let folder: string;
const server = globalThis as typeof globalThis & { framewrightRuntime?: Promise<Runtime> };

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-answer-"));
  await layDatabase(path.join(folder, "database"));
  const env = parseEnv({ FRAMEWRIGHT_DATA: folder, LOG_LEVEL: "debug" }, process.cwd());
  server.framewrightRuntime = openRuntime(env, {
    address: null,
    durable: false,
    projectFolder: process.cwd(),
  });
  await server.framewrightRuntime;
});
afterAll(async () => {
  await (await getRuntime()).close();
  delete server.framewrightRuntime;
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => vi.restoreAllMocks());

/** Lines of the log that are written meanwhile. */
async function logOf(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  await work();
  vi.restoreAllMocks();
  return lines.map((line) => JSON.parse(line));
}

const ask = (headers: Record<string, string> = {}) =>
  new Request("http://studio.test/api/thing?secret=1", { headers });

test("what is logged for a request has its id, which the answer carries too; a proxy's id is kept", async () => {
  const route = answering(async () => {
    (await getRuntime()).log.info({ thing: 1 }, "something happened");
    return Response.redirect("http://studio.test/elsewhere");
  });
  let answer: Response | undefined;
  const lines = await logOf(async () => {
    answer = await route(ask({ "x-request-id": "from-the-proxy" }));
  });
  expect(answer?.headers.get("x-request-id")).toBe("from-the-proxy");
  expect(answer?.headers.get("location")).toBe("http://studio.test/elsewhere");
  expect(lines).toMatchObject([
    { level: "info", message: "something happened", requestId: "from-the-proxy", thing: 1 },
    { level: "debug", requestId: "from-the-proxy", method: "GET", path: "/api/thing", status: 302 },
  ]);
  expect(JSON.stringify(lines)).not.toContain("secret");
});

test("an id that could spoil the log or the answer is replaced", async () => {
  const route = answering(() => new Response("fine"));
  const ids: (string | null)[] = [];
  for (const id of ["a b", "x".repeat(200), '"},{"level":"error"', ""]) {
    await logOf(async () => {
      ids.push((await route(ask({ "x-request-id": id }))).headers.get("x-request-id"));
    });
  }
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an error is told in words when it has them; what nobody expected is logged with its id and not told", async () => {
  const known = answering(() => Promise.reject(new StudioError("not-found", "There is no such thing")));
  const unknown = answering(() => Promise.reject(new Error("password hunter2 refused")));
  let answers: Response[] = [];
  const lines = await logOf(async () => {
    answers = [await known(ask()), await unknown(ask())];
  });
  expect(answers.map(({ status }) => status)).toEqual([404, 500]);
  expect(await answers[0]?.json()).toEqual({ message: "There is no such thing" });
  expect(await answers[1]?.text()).not.toContain("hunter2");
  expect(lines.filter(({ level }) => level === "error")).toMatchObject([
    {
      requestId: answers[1]?.headers.get("x-request-id"),
      error: { message: "password hunter2 refused" },
    },
  ]);
});
