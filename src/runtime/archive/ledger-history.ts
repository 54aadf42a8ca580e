import { z } from "zod";
import type { EarlierCost } from "@/db/queries/earlier-costs";
import { StudioError } from "@/domain/errors";
import type { TableRows } from "./project-rows";

const charge = z.object({
  stage: z.string().max(200),
  model: z.string().max(500),
  description: z.string().max(2000),
  amount_micros: z.coerce.number().int().nonnegative(),
  created_at: z.string().transform((text, context) => {
    const moment = new Date(text);
    if (!Number.isNaN(moment.getTime())) return moment;
    context.addIssue("is no moment");
    return z.NEVER;
  }),
});

/**
 * The charges in the ledger of an archive, to be shown. What was reserved and given back is nobody's history. Throws
 * "invalid-input" when a charge cannot be read.
 */
export function chargesIn(tables: readonly TableRows[]): EarlierCost[] {
  const ledger = tables.find(({ name }) => name === "ledger");
  if (!ledger) return [];
  return ledger.rows.flatMap((row) => {
    const fields = Object.fromEntries(ledger.columns.map((column, index) => [column, row[index]]));
    if (fields.kind !== "charge") return [];
    const read = charge.safeParse(fields);
    if (!read.success) {
      throw new StudioError("invalid-input", "The costs in the archive cannot be read. It is not restored.", {
        cause: read.error,
      });
    }
    const { amount_micros: amountMicros, created_at: chargedAt, ...what } = read.data;
    return [{ ...what, amountMicros, chargedAt }];
  });
}
