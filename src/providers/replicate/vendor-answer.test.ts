import { describe, expect, it } from "vitest";
import { mayHaveKey } from "./download-output";
import { outputAddresses, progressIn } from "./prediction";
import { failureOf } from "./prediction-failure";
import { readRefusal, retryAfterSeconds } from "./vendor-answer";

describe("a throttled answer", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  it.each([
    ["7", "", 7],
    ["1.2", "", 2],
    ["Sat, 21 Nov 2026 12:00:30 GMT", "", 30],
    ["Sat, 21 Nov 2026 11:00:00 GMT", "", 0],
    [null, "Request was throttled. Your rate limit resets in ~30s.", 30],
    [null, "Your rate limit for creating predictions is reduced to 6 requests per minute", undefined],
    ["soon", "resets in 9s", 9],
  ])("with the header %s and the words %j may be asked again after %s s", (header, detail, seconds) => {
    expect(retryAfterSeconds(header, detail, now)).toBe(seconds);
  });
});

it.each([
  ["", "Bad Gateway", "Bad Gateway"],
  ["<html>", "", "no reason given"],
  ['{"title":"Broken"}', "", "Broken"],
  ['{"detail":7,"title":"Broken"}', "", "Broken"],
])("a refusal with the body %j and the status text %j says %j", (body, statusText, words) => {
  expect(readRefusal(new Response(null, { status: 502, statusText }), body).detail).toBe(words);
});

describe("a failed prediction", () => {
  const ended = (status: string, error: unknown = null) => ({
    id: "p1",
    status,
    error,
    created_at: "2026-11-21",
  });
  it.each([
    ["NSFW content detected. Try running it again, or try a different prompt.", "safety-rejected"],
    [
      "The input or output was flagged as sensitive. Please try again with different inputs. (E005)",
      "safety-rejected",
    ],
    ["Your request violates our content policy", "safety-rejected"],
    ["Prompt was blocked by the safety filter", "safety-rejected"],
    ["Invalid image: must be at least 300 px wide (E006)", "provider-rejected"],
    ["CUDA out of memory", "provider-unavailable"],
    ["Director: unexpected error handling prediction (E9243)", "provider-unavailable"],
    ["Names are case-sensitive", "provider-unavailable"],
    [{ code: 7 }, "provider-unavailable"],
    [null, "provider-unavailable"],
  ])("with the error %j is %s", (error, code) => {
    expect(failureOf("Veo", ended("failed", error), 0).code).toBe(code);
  });
});

it("reads the last percentage of a log", () => {
  expect(progressIn("  10%|█ | 1/10\n  40%|████ | 4/10 [00:02]\n")).toBe(0.4);
  expect(progressIn("Progress: 99.5 %")).toBe(0.99);
  expect(progressIn("Loading 900% more")).toBe(1);
  expect([progressIn(""), progressIn(null), progressIn("loading weights")]).toEqual([null, null, null]);
});

it("finds addresses in whatever shape an output has", () => {
  expect(outputAddresses("https://a")).toEqual(["https://a"]);
  expect(outputAddresses(["https://a", null, "https://b"])).toEqual(["https://a", "https://b"]);
  expect(outputAddresses({ video: "https://a", frames: 7 })).toEqual(["https://a"]);
  expect(outputAddresses(null)).toEqual([]);
});

it.each([
  ["https://replicate.delivery/pbxt/a.mp4", true],
  ["https://czjl9g0.replicate.delivery/a.mp4", true],
  ["https://api.replicate.com/v1/files/a/download", true],
  ["http://replicate.delivery/a.mp4", false],
  ["https://replicate.delivery.evil.example/a.mp4", false],
  ["https://evilreplicate.com/a.mp4", false],
  ["https://storage.googleapis.com/a.mp4", false],
])("the key may go to %s: %s", (address, allowed) => {
  expect(mayHaveKey(new URL(address), "https://api.replicate.com/v1")).toBe(allowed);
});
