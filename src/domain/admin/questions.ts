import { z } from "zod";
import { accountRoles } from "@/domain/auth/rights";
import { runStatuses } from "@/domain/run/run";

/** What the pages of administrators ask for; each lives in the address of its page, so every field is text. */
export const accountQuestion = z.object({
  search: z.string().trim().max(100).optional(),
  role: z.enum(accountRoles).optional(),
  state: z.enum(["active", "suspended"]).optional(),
});
export type AccountQuestion = z.infer<typeof accountQuestion>;

const day = z.iso.date("A day looks like 2026-11-20");

/** `from` and `to` are days of UTC, both included. */
export const runQuestion = z.object({
  status: z.enum(runStatuses).optional(),
  ownerId: z.uuid("This is no account's id").optional(),
  /** Only runs that have called this provider. */
  provider: z.string().trim().max(100).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type RunQuestion = z.infer<typeof runQuestion>;

/** `actor` and `action` are what names begin with. */
export const auditQuestion = z.object({
  actor: z.string().trim().max(100).optional(),
  action: z.string().trim().max(100).optional(),
  target: z.string().trim().max(200).optional(),
  outcome: z.enum(["done", "refused"]).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type AuditQuestion = z.infer<typeof auditQuestion>;

/** Where a page of rows goes on: after the row that was made then. */
export const pagePlace = z.object({ at: z.iso.datetime(), id: z.uuid() });
export type PagePlace = z.infer<typeof pagePlace>;

const dayMs = 86_400_000;

/** The moments that days mean; `end` is not included. */
export const momentsOf = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => ({
  start: from ? new Date(from) : null,
  end: to ? new Date(Date.parse(to) + dayMs) : null,
});
