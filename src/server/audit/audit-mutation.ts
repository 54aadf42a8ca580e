import { createHash } from "node:crypto";
import type { Database } from "@/db/client";
import { addAuditEntry } from "@/db/queries/audit";
import { type NotedChange, targetOf, withoutSecrets } from "@/domain/audit/audit";
import { currentWorkIds } from "@/runtime/request-context";

type Actor = {
  db: Database;
  /** Null for nobody who has signed in. */
  user: { userId: string; username: string } | null;
  /** Network address; empty where it is not known. */
  address: string;
};

type Done = {
  action: string;
  input: unknown;
  answer: unknown;
  errorCode: string | null;
  change: NotedChange | null;
};

/** Writes down what somebody did, or was refused. An entry that cannot be written is an error of the request. */
export async function audit(
  { db, user, address }: Actor,
  { action, input, answer, errorCode, change }: Done,
): Promise<void> {
  await addAuditEntry(db, {
    actorId: user?.userId ?? null,
    actorName: user?.username ?? "",
    action,
    target: change?.target ?? targetOf(input) ?? targetOf(answer),
    inputDigest: digestOf(withoutSecrets(input)),
    answerDigest: errorCode === null ? digestOf(answer) : null,
    change,
    errorCode,
    requestId: currentWorkIds().requestId ?? null,
    address,
  });
}

/** SHA-256 of what is there; null for nothing. */
const digestOf = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : createHash("sha256").update(JSON.stringify(value)).digest("hex");
