import { auditPage } from "@/db/queries/audit";
import type { AuditRow } from "@/db/schema/all";
import type { AuditQuestion, PagePlace } from "@/domain/admin/questions";
import { csvLine } from "@/domain/cost/csv";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";

const rowsAPage = 1000;

const columns = [
  "Time (UTC)",
  "Person",
  "Person id",
  "Action",
  "Target",
  "Outcome",
  "Change",
  "Input digest",
  "Answer digest",
  "Request id",
  "Address",
];

/** The audit log as a CSV file, the newest first, read page by page as fast as the reader takes it. Throws "not-found". */
export function auditCsv(
  ctx: Pick<SignedInContext, "db" | "user">,
  question: AuditQuestion,
): ReadableStream<Uint8Array> {
  if (ctx.user.role !== "admin") throw new StudioError("not-found", "There is nothing here");
  const pages = csvPages(ctx, question);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pages.return();
    },
  });
}

async function* csvPages(
  { db }: Pick<SignedInContext, "db">,
  question: AuditQuestion,
): AsyncGenerator<string, void> {
  // The mark tells spreadsheets that the text is UTF-8.
  yield `\uFEFF${csvLine(columns)}`;
  let after: PagePlace | null = null;
  for (;;) {
    const rows: AuditRow[] = await auditPage(db, question, { after, limit: rowsAPage });
    if (rows.length > 0) yield rows.map(rowLine).join("");
    const last = rows.at(-1);
    if (!last || rows.length < rowsAPage) return;
    after = { at: last.createdAt.toISOString(), id: last.id };
  }
}

const rowLine = (row: AuditRow): string =>
  csvLine([
    row.createdAt.toISOString(),
    row.actorName,
    row.actorId ?? "",
    row.action,
    row.target ?? "",
    row.errorCode ?? "done",
    row.change ? JSON.stringify(row.change) : "",
    row.inputDigest ?? "",
    row.answerDigest ?? "",
    row.requestId ?? "",
    row.address,
  ]);
