import { expect, test } from "vitest";
import { auditQuestion, runQuestion } from "@/domain/admin/questions";
import { adminAddress, readPlace, readQuestion } from "./admin-address";

const paramsOf = (address: string) => Object.fromEntries(new URL(address, "http://studio.test").searchParams);

test("a question survives its address", () => {
  const question = { actor: "mara", action: "admin.", outcome: "done", from: "2026-11-01" } as const;
  expect(readQuestion(auditQuestion, paramsOf(adminAddress("audit", question)))).toEqual(question);
  expect(adminAddress("audit", { actor: "", target: undefined })).toBe("/admin/audit");
});

test("what is empty or not understood is left out, the rest counts", () => {
  const params = { status: "failed", ownerId: "mara", provider: "", from: "2026-02-30", other: "x" };
  expect(readQuestion(runQuestion, params)).toEqual({ status: "failed" });
  expect(readQuestion(runQuestion, { status: ["failed", "done"] })).toEqual({});
});

test("a place to go on from is whole, or none", () => {
  const place = { at: "2026-11-21T15:00:00.123Z", id: "01a1fc29-2903-77ac-9c52-11af1d7aac61" };
  expect(readPlace(paramsOf(adminAddress("runs", place)))).toEqual(place);
  expect(readPlace({ at: place.at })).toBeNull();
  expect(readPlace({ at: "yesterday", id: place.id })).toBeNull();
});
