import { describe, expect, it } from "vitest";
import { StudioError } from "@/domain/errors";

describe("StudioError", () => {
  it("is recognised when another copy of the class threw it", () => {
    class OtherCopy extends Error {
      override readonly name = "StudioError";
      readonly code = "conflict";
    }
    expect(new OtherCopy("taken")).toBeInstanceOf(StudioError);
    expect(new StudioError("conflict", "taken")).toBeInstanceOf(StudioError);
  });

  it("is not what merely looks like an error", () => {
    expect(new Error("taken")).not.toBeInstanceOf(StudioError);
    expect({ name: "StudioError", code: "conflict" }).not.toBeInstanceOf(StudioError);
    expect(null).not.toBeInstanceOf(StudioError);
  });
});
