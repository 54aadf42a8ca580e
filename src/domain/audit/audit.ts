import type { Json } from "@/domain/json";

/** What an operation tells of a change itself: names and values, never secrets. */
export type NotedChange = {
  /** Id of what was changed, when the input does not name it. */
  target?: string;
  before?: Json;
  after?: Json;
};

/** One line of the audit log. */
export type AuditEntry = {
  /** Null for nobody who has signed in. */
  actorId: string | null;
  /** As it was then: accounts may go, the log stays. */
  actorName: string;
  /** The procedure or route: "projects.remove". */
  action: string;
  /** Id of what it was done to. */
  target: string | null;
  /** SHA-256 of the input without its secrets, and of the answer. */
  inputDigest: string | null;
  answerDigest: string | null;
  change: NotedChange | null;
  /** Null: it was done. Else why it was not. */
  errorCode: string | null;
  requestId: string | null;
  /** Network address. */
  address: string;
};

/** Fields that hold what nobody else may know, wherever they appear in an input. */
const secretFields = new Set(["password", "current", "next", "key", "token", "secret"]);

/** The input as the log may know it: secrets are left out, not hashed, as a short one could be guessed from its hash. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !secretFields.has(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, withoutSecrets(inner)]),
  );
}

/** Names of ids in inputs and answers, the one that says most first. */
const targetFields = ["shareId", "commentId", "comparisonId", "projectId", "userId", "runId", "id"];

/** What an input or an answer is about, if it says so. */
export function targetOf(value: unknown): string | null {
  if (value === null || typeof value !== "object") return null;
  const fields = value as Record<string, unknown>;
  const name = targetFields.find((field) => typeof fields[field] === "string");
  return name === undefined ? null : String(fields[name]);
}
