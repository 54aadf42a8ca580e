import { describe, expect, it } from "vitest";
import { returnPath } from "@/features/account/return-path";

describe("the page to return to after signing in", () => {
  it.each([
    ["/videos?q=shoe&status=done", "/videos?q=shoe&status=done"],
    ["/projects/01#plan", "/projects/01#plan"],
  ])("keeps %s", (next, path) => expect(returnPath(next)).toBe(path));

  it.each([
    undefined,
    "",
    "https://evil.example/",
    "//evil.example/x",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "/sign-in?next=/sign-in",
    "/register",
    ["/videos", "/studio"],
  ])("does not follow %j", (next) => expect(returnPath(next)).toBe("/studio"));
});
