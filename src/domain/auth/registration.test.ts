import { expect, test } from "vitest";
import { checkRegistration, passwordProblem } from "./registration";
import { signInMessage, signInProblemCode, waitingTime } from "./sign-in-problem";

const good = { username: "ana", password: "a bottle at dawn" };

test.each([["ana"], ["Ana.Lu-2_x"], ["0_0"], ["x".repeat(32)]])("%s is a name", (username) => {
  expect(checkRegistration({ ...good, username })).toEqual({});
});

test.each([
  ["an", "3 to 32"],
  ["x".repeat(33), "3 to 32"],
  ["ana lu", "Use only"],
  ["ána", "Use only"],
  ["ana@example.com", "Use only"],
  ["<b>ana</b>", "Use only"],
  ["ana\n", "Use only"],
  ["...", "at least one letter"],
])("%j is no name: %s", (username, problem) => {
  expect(checkRegistration({ ...good, username }).username).toContain(problem);
});

test.each([
  ["short", "at least 10"],
  ["🔑🔑🔑🔑🔑", "at least 10"],
  ["x".repeat(201), "at most 200"],
  ["password123", "first passwords"],
  ["PassWord123", "first passwords"],
  ["aaaaaaaaaaaa", "first passwords"],
  ["121212121212", "first passwords"],
  ["ana.example", "must differ"],
  ["ANA.EXAMPLE", "must differ"],
  ["ana.example@mail.test", "must differ"],
])("%s is no password for ana.example: %s", (password, problem) => {
  expect(passwordProblem(password, ["ana.example", "ana.example@mail.test"])).toContain(problem);
});

test("passwords in any script, with spaces and signs, are welcome", () => {
  for (const password of ["correct horse", "пароль-на-рассвете", "夜明けの瓶とレモンの香り", "  spaces  !"]) {
    expect(passwordProblem(password, ["ana", null, undefined])).toBeUndefined();
  }
});

test("an e-mail address may be left out, but not be wrong", () => {
  expect(checkRegistration({ ...good, email: "ana@example.com" })).toEqual({});
  expect(checkRegistration({ ...good, email: "ana@" }).email).toContain("not an e-mail address");
});

test("waits are told in words, never shorter than they are, and an address cannot make the page say anything", () => {
  expect([0.2, 1, 59.1, 90, 91, 900].map(waitingTime)).toEqual([
    "1 second",
    "1 second",
    "60 seconds",
    "90 seconds",
    "2 minutes",
    "15 minutes",
  ]);
  expect(signInMessage(signInProblemCode("rate-limited", 600))).toBe(
    "Too many tries. Wait 10 minutes, then try again.",
  );
  for (const forged of ["Call 0900 123 to unlock", "rate-limited:call us", "__proto__", "constructor"]) {
    expect(signInMessage(forged)).toMatch(/^(Signing in did not work|Too many tries)\.[A-Za-z .]*$/);
  }
});
