import { isCelError, parse, run } from "@bufbuild/cel";
import type { EngineEvent } from "@/db/schema/engine";
import type { Json } from "@/domain/json";

/** What CEL expressions of triggers, keys and matches may name. */
export type Scope = { event: EngineEvent; async?: EngineEvent };

type CelValue = bigint | number | string | boolean | null | CelValue[] | { [key: string]: CelValue };

/** CEL tells integers from doubles and has no arithmetic between them; JSON numbers without a fraction are meant as integers. */
function toCel(value: Json | undefined): CelValue {
  if (value === undefined) return null;
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(toCel);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toCel(entry)]));
}

/** Whether the text can be read as CEL; what it names may still be missing from an event. */
export function isExpression(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    // A syntax error, which is the answer.
    return false;
  }
}

/** The expression's value, or undefined when it cannot be had, e.g. because a field is missing: as good as "no match". */
function evaluate(expression: string, scope: Scope): unknown {
  const value = run(expression, {
    event: toCel(scope.event as Json),
    ...(scope.async && { async: toCel(scope.async as Json) }),
  });
  return isCelError(value) ? undefined : value;
}

/** Whether the expression is true; no expression matches everything. */
export function matches(expression: string | null | undefined, scope: Scope): boolean {
  return !expression || evaluate(expression, scope) === true;
}

/** Text that tells apart what a key expression wants told apart. All events share the key of a missing expression. */
export function keyOf(expression: string | null | undefined, event: EngineEvent): string {
  if (!expression) return "";
  const value = evaluate(expression, { event });
  return value === undefined || value === null ? "" : String(value);
}

/** The number an expression gives, or 0. */
export function numberOf(expression: string | null | undefined, event: EngineEvent): number {
  if (!expression) return 0;
  const value = Number(evaluate(expression, { event }));
  return Number.isFinite(value) ? value : 0;
}
