import { z } from "zod";
import type { Json } from "@/domain/json";
import { oncePerSchema } from "@/domain/once-per-schema";

type Node = { [keyword: string]: Json };

const isNode = (value: Json | undefined): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Keywords that strict output takes, as the vendor's page on structured outputs lists them (2026-02). The others hold
 * all the same: the answer is checked against the real schema.
 */
const kept = [
  "type",
  "enum",
  "const",
  "pattern",
  "format",
  "multipleOf",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minItems",
  "maxItems",
  "$ref",
];
/** Keywords of which the meaning would be lost with them: a schema that has one cannot be strict. */
const inexpressible = ["allOf", "not", "if", "prefixItems", "propertyNames", "patternProperties"];
const formats = ["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"];
const deepest = 10;

/** What a schema describes, as JSON Schema: told to models that are not held to it. */
export const describedSchema = oncePerSchema((schema): Node => {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  }) as Node;
  return described;
});

/**
 * The schema in the dialect of strict structured output: every property required (an optional one may be null instead),
 * nothing beside them, only keywords the vendor takes. Null when the schema says something that dialect cannot.
 */
export function strictSchema(described: Node): Node | null {
  return described.type === "object" ? convert(described, 0) : null;
}

function convert(node: Json | undefined, depth: number): Node | null {
  if (!isNode(node) || depth > deepest) return null;
  if (inexpressible.some((keyword) => keyword in node)) return null;
  const variants = node.anyOf ?? node.oneOf;
  const isSaid =
    variants !== undefined || ["type", "enum", "const", "$ref"].some((keyword) => keyword in node);
  if (!isSaid) return null;
  const parts: (Node | null)[] = [plainPart(node)];
  if (node.type === "object") parts.push(objectPart(node, depth));
  if (node.type === "array") parts.push(wrap("items", convert(node.items, depth + 1)));
  if (Array.isArray(variants)) {
    const converted = variants.map((variant) => convert(variant, depth + 1));
    parts.push(converted.every((variant) => variant !== null) ? { anyOf: converted } : null);
  }
  if (isNode(node.$defs)) parts.push(wrap("$defs", convertEach(node.$defs, depth)));
  return parts.every((part) => part !== null) ? Object.assign({}, ...parts) : null;
}

const wrap = (keyword: string, part: Node | null): Node | null => part && { [keyword]: part };

function plainPart(node: Node): Node {
  const entries = kept.flatMap((keyword) => {
    const value = node[keyword];
    return value === undefined || isPointless(keyword, value) ? [] : [[keyword, value] as const];
  });
  const description = [node.description, lengthInWords(node)].filter(Boolean).join(" ");
  return { ...Object.fromEntries(entries), ...(description ? { description } : {}) };
}

/** Limits that say nothing, formats and patterns that the dialect does not know. */
function isPointless(keyword: string, value: Json): boolean {
  if (keyword === "format") return !formats.includes(String(value));
  if (keyword === "pattern") return /\(\?[=!<]/.test(String(value));
  return typeof value === "number" && Math.abs(value) >= Number.MAX_SAFE_INTEGER;
}

/** A limit that cannot be enforced can at least be told. */
function lengthInWords({ minLength, maxLength }: Node): string {
  if (typeof maxLength === "number") return `At most ${maxLength} characters.`;
  return minLength === 1 ? "Not empty." : "";
}

function objectPart(node: Node, depth: number): Node | null {
  // Open objects are dictionaries; the dialect has none.
  if (isNode(node.additionalProperties) || node.additionalProperties === true) return null;
  const properties = isNode(node.properties) ? node.properties : {};
  const converted = convertEach(properties, depth);
  if (converted === null) return null;
  const required = Array.isArray(node.required) ? node.required : [];
  const nullable = Object.entries(converted).map(([name, property]) => [
    name,
    required.includes(name) ? property : orNull(property),
  ]);
  return {
    properties: Object.fromEntries(nullable),
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

function convertEach(parts: Node, depth: number): Node | null {
  const entries = Object.entries(parts).map(([key, part]) => [key, convert(part, depth + 1)] as const);
  return entries.every(([, part]) => part !== null) ? Object.fromEntries(entries) : null;
}

const orNull = (property: Json): Json => ({ anyOf: [property, { type: "null" }] });

/**
 * Takes the nulls out again that stand for optional properties, so that the answer fits the schema it was asked for.
 * Text that is no JSON stays as it is.
 */
export function withoutNulls(text: string, described: Node): string {
  if (!JSON.stringify(described).includes('"properties"')) return text;
  const value = readJson(text);
  return value === undefined ? text : JSON.stringify(omitNulls(value, described));
}

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // The caller asks for it again and says what is wrong with it.
    return undefined;
  }
}

function omitNulls(value: Json, schema: Json | undefined): Json {
  if (!isNode(schema)) return value;
  if (Array.isArray(value)) return value.map((item) => omitNulls(item, schema.items));
  if (!isNode(value)) return value;
  const variants = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const base = variants.reduce<Json>((result, variant) => omitNulls(result, variant), value);
  if (!isNode(base) || !isNode(schema.properties)) return base;
  const { properties } = schema;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const entries = Object.entries(base).flatMap(([name, entry]) =>
    entry === null && name in properties && !required.includes(name)
      ? []
      : [[name, omitNulls(entry, properties[name])] as const],
  );
  return Object.fromEntries(entries);
}
