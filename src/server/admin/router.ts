import { z } from "zod";
import type { Database } from "@/db/client";
import { accountPage } from "@/db/queries/admin-accounts";
import { callsOfRun, providerRows, runPage } from "@/db/queries/admin-runs";
import { auditPage } from "@/db/queries/audit";
import { getRun } from "@/db/queries/runs";
import type { Run } from "@/db/schema/all";
import { accountQuestion, auditQuestion, pagePlace, runQuestion } from "@/domain/admin/questions";
import { accountRoles } from "@/domain/auth/rights";
import { monthOf } from "@/domain/cost/book";
import { StudioError } from "@/domain/errors";
import { cancelRun } from "@/server/runs/cancel-run";
import { resumeRun } from "@/server/runs/resume-run";
import { adminProcedure, router } from "@/server/trpc";
import { reinstateAccount, setRole, signAccountOut, suspendAccount } from "./change-account";

const pageSize = 50;

const account = z.object({ userId: z.uuid("This is no account") });
const run = z.object({ runId: z.uuid("This is no run") });
const after = pagePlace.nullish();

const pageOf = <Row extends { id: string; createdAt: Date }>(rows: Row[]) => {
  const last = rows.at(-1);
  const next = rows.length === pageSize && last ? { at: last.createdAt.toISOString(), id: last.id } : null;
  return { rows, next };
};

async function runOf(db: Database, runId: string): Promise<Run> {
  const found = await getRun(db, runId);
  if (!found) throw new StudioError("not-found", "There is no such run");
  return found;
}

export const adminRouter = router({
  accounts: adminProcedure
    .input(accountQuestion.extend({ after: z.string().max(200).nullish() }))
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
    .input(runQuestion.extend({ after }))
    .query(async ({ ctx, input: { after, ...question } }) =>
      pageOf(await runPage(ctx.db, question, { after: after ?? null, limit: pageSize })),
    ),
  calls: adminProcedure.input(run).query(({ ctx, input }) => callsOfRun(ctx.db, input.runId)),
  cancelRun: adminProcedure.input(run).mutation(async ({ ctx, input }) => {
    const { projectId } = await runOf(ctx.db, input.runId);
    return cancelRun(ctx, { projectId });
  }),
  resumeRun: adminProcedure.input(run).mutation(async ({ ctx, input }) => {
    const { projectId } = await runOf(ctx.db, input.runId);
    return resumeRun(ctx, { projectId, payAgain: false });
  }),
  /** What exported films are signed with. */
  signer: adminProcedure.query(({ ctx }) => ctx.runtime.signing.state()),
  providers: adminProcedure.query(({ ctx }) => providerRows(ctx.db, new Date())),
  audit: adminProcedure
    .input(auditQuestion.extend({ after }))
    .query(async ({ ctx, input: { after, ...question } }) =>
      pageOf(await auditPage(ctx.db, question, { after: after ?? null, limit: pageSize })),
    ),
});
