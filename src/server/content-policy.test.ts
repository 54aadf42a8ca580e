import { expect, test } from "vitest";
import { contentPolicy } from "./content-policy";

const policyOf = (input: Partial<Parameters<typeof contentPolicy>[0]> = {}) =>
  Object.fromEntries(
    contentPolicy({ nonce: "abc", development: false, secure: true, ...input })
      .split("; ")
      .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]),
  );

test("scripts run with this answer's nonce only, and never from text", () => {
  expect(policyOf()["script-src"]).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
  expect(policyOf({ development: true })["script-src"]).toContain("'unsafe-eval'");
});

test("nothing may frame a page, take over its addresses or send its forms elsewhere", () => {
  expect(policyOf()).toMatchObject({
    "frame-ancestors": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "object-src": ["'none'"],
  });
});

test("a server without HTTPS does not send its visitors where nobody answers", () => {
  expect(policyOf({ secure: false })).not.toHaveProperty("upgrade-insecure-requests");
});
