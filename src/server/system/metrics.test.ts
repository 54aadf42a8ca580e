import { expect, test } from "vitest";
import type { Env } from "@/env";
import { mayReadMetrics } from "@/server/system/metrics";

const local: Env["server"] = { host: "127.0.0.1", port: 3000, appUrl: null };
const open = (headers: Record<string, string>, server = local, metricsToken: string | null = null) =>
  mayReadMetrics(new Headers(headers), { server, metricsToken });

test("with a token only who shows it may read the metrics, from wherever", () => {
  const token = "a token of some length";
  const server = { ...local, host: "0.0.0.0" };
  expect(open({ authorization: `Bearer ${token}` }, server, token)).toBe(true);
  expect(open({ authorization: "Bearer another token" }, server, token)).toBe(false);
  expect(open({ host: "127.0.0.1:3000" }, local, token)).toBe(false);
});

test("without a token only this machine may", () => {
  expect(open({ host: "127.0.0.1:3000", "x-forwarded-for": "127.0.0.1" })).toBe(true);
  expect(open({ host: "localhost:3000", "x-forwarded-for": "::ffff:127.0.0.1" })).toBe(true);
  expect(open({ host: "[::1]:3000", "x-forwarded-for": "::1" })).toBe(true);
});

test.each([
  ["the server listens to others", { host: "127.0.0.1:3000" }, { ...local, host: "0.0.0.0" }],
  ["people come through a proxy", { host: "localhost" }, { ...local, appUrl: "https://studio.example.com" }],
  [
    "a proxy tells of somebody else",
    { host: "localhost", "x-forwarded-for": "203.0.113.9, 127.0.0.1" },
    local,
  ],
  ["a page elsewhere has bent its name to this machine", { host: "rebound.example.com" }, local],
  ["no host is named", {}, local],
])("without a token nobody may when %s", (_when, headers, server) => {
  expect(open(headers, server)).toBe(false);
});
