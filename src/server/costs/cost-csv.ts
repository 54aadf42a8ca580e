import { type ChargeFilter, type ChargeRow, chargesAfter } from "@/db/queries/money/usage";
import { csvLine } from "@/domain/cost/csv";
import { decimalDollars } from "@/domain/cost/money";
import type { SignedInContext } from "@/server/context";
import { type CostQuestion, costFilter } from "@/server/costs/cost-filter";

const rowsAPage = 1000;

const columns = [
  "Time (UTC)",
  "Person",
  "Project",
  "Project id",
  "Run id",
  "Stage",
  "Provider",
  "Model",
  "Description",
  "US dollars",
];

/** Every charge of some days as a CSV file, read page by page as fast as the reader takes it. */
export function costCsv(
  ctx: SignedInContext,
  question: CostQuestion,
): { fileName: string; body: ReadableStream } {
  const { days, filter } = costFilter(ctx, question);
  const lines = csvPages(ctx, filter);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return();
    },
  });
  return { fileName: `framewright-costs-${days.from}-to-${days.to}.csv`, body };
}

async function* csvPages({ db }: SignedInContext, filter: ChargeFilter): AsyncGenerator<string, void> {
  // The mark tells spreadsheets that the text is UTF-8.
  yield `\uFEFF${csvLine(columns)}`;
  let after: ChargeRow | null = null;
  for (;;) {
    const rows: ChargeRow[] = await chargesAfter(db, filter, { after, limit: rowsAPage });
    if (rows.length > 0) yield rows.map(rowLine).join("");
    if (rows.length < rowsAPage) return;
    after = rows.at(-1) ?? null;
  }
}

const rowLine = (row: ChargeRow): string =>
  csvLine([
    row.createdAt.toISOString(),
    row.username,
    row.projectTitle ?? "",
    row.projectId ?? "",
    row.runId ?? "",
    row.stage,
    row.provider,
    row.model,
    row.description,
    decimalDollars(row.amountMicros),
  ]);
