import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { criticOutput, directorOutput } from "@/domain/plan/enhancement";
import { narrative, narrativeCriticOutput, planDraft } from "@/domain/plan/plan";
import { storiesOutput } from "@/domain/story/tasks";
import { smallestValue, strictSchemaProblem } from "@/testing/doubles/openai-schema-rules";
import { describedSchema, strictSchema, withoutNulls } from "./strict-schema";

const strictOf = (schema: z.ZodType) => strictSchema(describedSchema(schema));

describe("a schema for strict output", () => {
  it.each(
    Object.entries({
      planDraft,
      storiesOutput,
      narrative,
      narrativeCriticOutput,
      criticOutput,
      directorOutput,
    }),
  )("is taken by the vendor for %s, and its smallest answer fits the real schema", (_, schema) => {
    const strict = strictOf(schema);
    expect(strictSchemaProblem("answer", strict)).toBeNull();
    expect(schema.safeParse(smallestValue(strict)).error).toBeUndefined();
  });

  it("requires every property, and lets those that were optional be null", () => {
    const strict = strictOf(z.object({ name: z.string(), age: z.int().min(3).optional() }));
    expect(strict).toMatchObject({
      required: ["name", "age"],
      additionalProperties: false,
      properties: { age: { anyOf: [{ type: "integer", minimum: 3 }, { type: "null" }] } },
    });
  });

  it("tells limits that cannot be enforced in words", () => {
    const strict = strictOf(z.object({ title: z.string().min(1).max(80) }));
    expect(strict).toMatchObject({ properties: { title: { description: "At most 80 characters." } } });
    expect(JSON.stringify(strict)).not.toContain("maxLength");
  });

  it.each([
    ["a dictionary", z.object({ tags: z.record(z.string(), z.string()) })],
    ["an open object", z.looseObject({ a: z.string() })],
    ["anything at all", z.object({ a: z.unknown() })],
    ["a list at the top", z.array(z.string())],
    ["a choice at the top", z.union([z.object({ a: z.string() }), z.object({ b: z.string() })])],
    ["a pair", z.object({ range: z.tuple([z.number(), z.number()]) })],
  ])("is not made where strict output cannot say it: %s", (_, schema) => {
    expect(strictOf(schema)).toBeNull();
  });

  it("is never one that the vendor refuses, whatever it is made of", () => {
    const leaf = fc.constantFrom<z.ZodType>(
      z.string().min(2).max(9),
      z.email(),
      z.url(),
      z.string().regex(/^(?=a)b$/),
      z.int().positive(),
      z.number().multipleOf(0.5),
      z.enum(["a", "b"]),
      z.literal("x"),
      z.boolean().default(true),
      z.string().nullable(),
      z.iso.date(),
      z.record(z.string(), z.int()),
    );
    const { schema } = fc.letrec<{ schema: z.ZodType }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 4 },
        leaf,
        tie("schema").map((part) => part.optional()),
        tie("schema").map((part) => z.array(part).min(1).max(4)),
        fc.array(tie("schema"), { maxLength: 4 }).map((parts) => z.object({ ...parts })),
        fc.tuple(tie("schema"), tie("schema")).map((parts) => z.union(parts)),
      ),
    }));
    fc.assert(
      fc.property(schema, (part) => {
        const strict = strictOf(z.object({ part }));
        if (strict !== null) expect(strictSchemaProblem("answer", strict)).toBeNull();
      }),
    );
  });
});

describe("nulls that stand for what was left out", () => {
  const schema = z.object({
    kept: z.string().nullable(),
    dropped: z.string().optional(),
    shots: z.array(z.object({ sound: z.string().optional() })),
    either: z.union([z.object({ kind: z.literal("a"), note: z.string().optional() }), z.null()]),
  });
  const described = describedSchema(schema);

  it("are taken out, others stay", () => {
    const text = JSON.stringify({
      kept: null,
      dropped: null,
      shots: [{ sound: null }, { sound: "wind" }],
      either: { kind: "a", note: null },
    });
    const value = JSON.parse(withoutNulls(text, described));
    expect(value).toEqual({ kept: null, shots: [{}, { sound: "wind" }], either: { kind: "a" } });
    expect(schema.safeParse(value).success).toBe(true);
  });

  it("leave text alone that is no JSON", () => {
    expect(withoutNulls('{"kept": nul', described)).toBe('{"kept": nul');
  });
});
