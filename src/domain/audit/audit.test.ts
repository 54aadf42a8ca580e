import { expect, test } from "vitest";
import { targetOf, withoutSecrets } from "./audit";

test("secrets are left out at any depth, and the order of fields does not matter", () => {
  const input = { b: 1, key: "sk-1", list: [{ token: "t", name: "n" }], a: { password: "p", at: null } };
  expect(JSON.stringify(withoutSecrets(input))).toBe('{"a":{"at":null},"b":1,"list":[{"name":"n"}]}');
  expect(withoutSecrets("plain")).toBe("plain");
});

test("a target is the most exact id that is named", () => {
  expect(targetOf({ projectId: "p", commentId: "c" })).toBe("c");
  expect(targetOf({ id: "x" })).toBe("x");
  expect(targetOf({ projectId: 7 })).toBeNull();
  expect(targetOf(null)).toBeNull();
});
