import { z } from "zod";
import { accountPage } from "@/db/queries/admin-accounts";
import { callsOfRun, providerRows, runPage } from "@/db/queries/admin-runs";
import { auditPage } from "@/db/queries/audit";
import { getRun } from "@/db/queries/runs";
import { accountRoles } from "@/domain/auth/rights";
import { monthOf } from "@/domain/cost/book";
import { StudioError } from "@/domain/errors";
import { runStatuses } from "@/domain/run/run";
import { cancelRun } from "@/server/runs/cancel-run";
import { resumeRun } from "@/server/runs/resume-run";
import { adminProcedure, router } from "@/server/trpc";
import { reinstateAccount, setRole, signAccountOut, suspendAccount } from "./change-account";
import { auditQuestion } from "./questions";

const pageSize = 50;

const account = z.object({ userId: z.uuid("This is no account") });
const place = z.object({ at: z.iso.datetime(), id: z.uuid() }).nullish();

const pageOf = <Row extends { id: string; createdAt: Date }>(rows: Row[]) => {
  const last = rows.at(-1);
  const next = rows.length === pageSize && last ? { at: last.createdAt.toISOString(), id: last.id } : null;
  return { rows, next };
};

export const adminRouter = router({
  accounts: adminProcedure
    .input(
      z.object({
        search: z.string().trim().max(100).optional(),
        role: z.enum(accountRoles).optional(),
        suspended: z.boolean().optional(),
        after: z.string().max(200).nullish(),
      }),
    )
    .query(async ({ ctx, input: { after, ...question } }) => {
      const month = monthOf(new Date());
      const rows = await accountPage(ctx.db, question, { after: after ?? null, limit: pageSize, month });
      return { rows, next: rows.length === pageSize ? (rows.at(-1)?.username ?? null) : null };
    }),
  setRole: adminProcedure
    .input(account.extend({ role: z.enum(accountRoles) }))
    .mutation(async ({ ctx, input }) => {
      await setRole(ctx, input);
      return { userId: input.userId };
    }),
  suspend: adminProcedure
    .input(
      account.extend({
        reason: z
          .string()
          .trim()
          .min(3, "Say why in a few words")
          .max(500, "Keep the reason to 500 characters"),
        cancelRuns: z.boolean().default(false),
      }),
    )
    .mutation(({ ctx, input }) => suspendAccount(ctx, input)),
  reinstate: adminProcedure.input(account).mutation(async ({ ctx, input }) => {
    await reinstateAccount(ctx, input);
    return { userId: input.userId };
  }),
  signOut: adminProcedure.input(account).mutation(async ({ ctx, input }) => {
    await signAccountOut(ctx, input);
    return { userId: input.userId };
  }),
  runs: adminProcedure
    .input(
      z.object({
        statuses: z.array(z.enum(runStatuses)).max(runStatuses.length).optional(),
        ownerId: z.uuid().optional(),
        provider: z.string().max(100).optional(),
        from: z.iso.datetime().optional(),
        to: z.iso.datetime().optional(),
        after: place,
      }),
    )
    .query(async ({ ctx, input: { after, ...question } }) =>
      pageOf(await runPage(ctx.db, question, { after: after ?? null, limit: pageSize })),
    ),
  calls: adminProcedure
    .input(z.object({ runId: z.uuid("This is no run") }))
    .query(({ ctx, input }) => callsOfRun(ctx.db, input.runId)),
  cancelRun: adminProcedure
    .input(z.object({ runId: z.uuid("This is no run") }))
    .mutation(async ({ ctx, input }) => {
      const run = await getRun(ctx.db, input.runId);
      if (!run) throw new StudioError("not-found", "There is no such run");
      return cancelRun(ctx, { projectId: run.projectId });
    }),
  resumeRun: adminProcedure
    .input(z.object({ runId: z.uuid("This is no run") }))
    .mutation(async ({ ctx, input }) => {
      const run = await getRun(ctx.db, input.runId);
      if (!run) throw new StudioError("not-found", "There is no such run");
      return resumeRun(ctx, { projectId: run.projectId, payAgain: false });
    }),
  providers: adminProcedure.query(({ ctx }) => providerRows(ctx.db, new Date())),
  audit: adminProcedure
    .input(auditQuestion.extend({ after: place }))
    .query(async ({ ctx, input: { after, ...question } }) =>
      pageOf(await auditPage(ctx.db, question, { after: after ?? null, limit: pageSize })),
    ),
});
