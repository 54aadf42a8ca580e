/** JSON as a schema holds it; read with care, because the point is to find schemas that are wrong. */
export type SchemaNode = { [keyword: string]: unknown };

const types = ["string", "number", "integer", "boolean", "object", "array", "null"];
/** Keywords by the vendor's page on structured outputs, as of 2026-02. Anything else is refused. */
const annotations = ["type", "description", "title", "enum", "const", "anyOf", "$ref", "$defs", "$schema"];
const allowed: Record<string, readonly string[]> = {
  string: ["pattern", "format"],
  number: ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  integer: ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  array: ["items", "minItems", "maxItems"],
  object: ["properties", "required", "additionalProperties"],
};
const formats = ["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"];
const mostProperties = 5000;
const deepest = 10;
const mostEnumValues = 1000;

const isNode = (value: unknown): value is SchemaNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const typesOf = (node: SchemaNode): string[] =>
  (Array.isArray(node.type) ? node.type : [node.type]).filter((type) => typeof type === "string");

/** What the vendor would say of a schema sent with `strict: true`; null when it takes it. */
export function strictSchemaProblem(name: string, root: unknown): string | null {
  const counts = { properties: 0, enumValues: 0 };
  const say = (path: readonly string[], problem: string) =>
    `Invalid schema for response_format '${name}': In context=(${path.map((part) => `'${part}'`).join(", ")}), ${problem}.`;
  if (!isNode(root)) return say([], "schema must be a JSON Schema object");
  if (root.type !== "object") return say([], `schema must have type 'object', got 'type: "${root.type}"'`);

  const check = (node: unknown, path: readonly string[], depth: number): string | null => {
    if (!isNode(node)) return say(path, "schema must be an object");
    if (depth > deepest) return say(path, `schema exceeds ${deepest} levels of nesting`);
    const own = typesOf(node);
    const unknownType = own.find((type) => !types.includes(type));
    if (unknownType !== undefined) return say(path, `'${unknownType}' is not a valid type`);
    const keywords = [...annotations, ...own.flatMap((type) => allowed[type] ?? [])];
    const stray = Object.keys(node).find((keyword) => !keywords.includes(keyword));
    if (stray !== undefined) return say(path, `'${stray}' is not permitted`);
    const saysWhat = ["type", "anyOf", "enum", "const", "$ref"].some((keyword) => keyword in node);
    if (!saysWhat) return say(path, "schema must have a 'type' key");
    if (typeof node.pattern === "string" && /\(\?[=!<]/.test(node.pattern)) {
      return say(path, "'pattern' must not look around");
    }
    if (node.format !== undefined && !formats.includes(String(node.format))) {
      return say(path, `'${node.format}' is not a valid format`);
    }
    counts.enumValues += Array.isArray(node.enum) ? node.enum.length : 0;
    return (
      (own.includes("object") ? checkObject(node, path, depth) : null) ??
      (own.includes("array") ? check(node.items, [...path, "items"], depth + 1) : null) ??
      firstProblem(node.anyOf, (variant, index) => check(variant, [...path, "anyOf", index], depth + 1)) ??
      firstProblem(node.$defs, (part, key) => check(part, [...path, "$defs", key], depth + 1))
    );
  };

  const checkObject = (node: SchemaNode, path: readonly string[], depth: number): string | null => {
    if (node.additionalProperties !== false) {
      return say(path, "'additionalProperties' is required to be supplied and to be false");
    }
    const properties = isNode(node.properties) ? node.properties : {};
    const names = Object.keys(properties);
    counts.properties += names.length;
    const required = Array.isArray(node.required) ? node.required : [];
    const missing = names.find((property) => !required.includes(property));
    if (missing !== undefined || required.some((property) => !names.includes(property))) {
      const which = missing === undefined ? "Extra required key" : `Missing '${missing}'`;
      return say(
        path,
        `'required' is required to be supplied and to be an array including every key in properties. ${which}`,
      );
    }
    return firstProblem(properties, (part, key) => check(part, [...path, "properties", key], depth + 1));
  };

  const problem = check(root, [], 0);
  if (problem !== null) return problem;
  if (counts.properties > mostProperties) return say([], "schema has too many properties");
  if (counts.enumValues > mostEnumValues) return say([], "schema has too many enum values");
  return null;
}

function firstProblem(parts: unknown, check: (part: unknown, key: string) => string | null): string | null {
  if (typeof parts !== "object" || parts === null) return null;
  for (const [key, part] of Object.entries(parts)) {
    const problem = check(part, key);
    if (problem !== null) return problem;
  }
  return null;
}

const samples = ["text", "#336699", "1", "a-1", "A", "2026-01-01", "https://example.com"];

/** The smallest value that a strict schema allows, with references between its parts that hold: every key is "one". */
export function smallestValue(schema: unknown, root: unknown = schema, name = ""): unknown {
  if (!isNode(schema)) return null;
  const { $ref: ref } = schema;
  if (typeof ref === "string" && isNode(root) && isNode(root.$defs)) {
    return smallestValue(root.$defs[ref.split("/").at(-1) ?? ""], root, name);
  }
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (Array.isArray(schema.anyOf)) return smallestValue(schema.anyOf[0], root, name);
  switch (typesOf(schema)[0]) {
    case "object":
      return Object.fromEntries(
        Object.entries(isNode(schema.properties) ? schema.properties : {}).map(([key, part]) => [
          key,
          smallestValue(part, root, key),
        ]),
      );
    case "array":
      return Array.from({ length: numberOr(schema.minItems, 1) }, () =>
        smallestValue(schema.items, root, name),
      );
    case "string":
      return smallestText(schema, name);
    case "integer":
    case "number":
      return smallestNumber(schema);
    case "boolean":
      return false;
    default:
      return null;
  }
}

function smallestText({ pattern }: SchemaNode, name: string): string {
  if (typeof pattern !== "string") return /key$/i.test(name) ? "one" : `a ${name || "text"}`;
  const fit = samples.find((sample) => new RegExp(pattern, "u").test(sample));
  if (fit === undefined) throw new Error(`the double knows no text that fits ${pattern}`);
  return fit;
}

function smallestNumber({ minimum, exclusiveMinimum }: SchemaNode): number {
  if (typeof minimum === "number") return minimum;
  return typeof exclusiveMinimum === "number" ? exclusiveMinimum + 1 : 1;
}

const numberOr = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);
