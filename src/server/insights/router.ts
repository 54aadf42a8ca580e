import { z } from "zod";
import { catchUp } from "@/db/queries/insights/catch-up";
import {
  acceptedDefaults,
  decideProposal,
  listProposals,
  refreshProposals,
  reopenProposal,
} from "@/db/queries/insights/proposals";
import { recountAll, wrongRows } from "@/db/queries/insights/recount";
import { proposalStatuses } from "@/domain/insights/proposals";
import { insightQuestion } from "@/domain/insights/question";
import { adminProcedure, makerProcedure, router } from "@/server/trpc";
import { acceptanceView } from "./acceptance-view";
import { alertsView } from "./alerts-view";
import { effectsView } from "./effects-view";
import { qualityView } from "./quality-view";
import { scoredClips, scoredClipsInput } from "./scored-clips";

/** So much earlier work is counted at once when an administrator asks for it; the nightly count does the rest. */
const catchUpBatch = 500;

const proposalId = z.object({ id: z.uuid("This is no proposal") });

export const insightsRouter = router({
  quality: makerProcedure.input(insightQuestion).query(({ ctx, input }) => qualityView(ctx, input)),
  acceptance: makerProcedure.input(insightQuestion).query(({ ctx, input }) => acceptanceView(ctx, input)),
  effects: makerProcedure.input(insightQuestion).query(({ ctx, input }) => effectsView(ctx, input)),
  alerts: makerProcedure
    .input(insightQuestion.pick({ userId: true }))
    .query(({ ctx, input }) => alertsView(ctx, input)),
  clips: makerProcedure.input(scoredClipsInput).query(({ ctx, input }) => scoredClips(ctx, input)),
  defaults: makerProcedure.query(({ ctx }) => acceptedDefaults(ctx.db)),
  proposals: adminProcedure
    .input(z.object({ status: z.enum(proposalStatuses).default("open") }))
    .query(({ ctx, input }) => listProposals(ctx.db, input.status)),
  refreshProposals: adminProcedure.mutation(async ({ ctx }) => ({
    open: await refreshProposals(ctx.db, new Date()),
  })),
  decideProposal: adminProcedure
    .input(proposalId.extend({ accept: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const decided = await decideProposal(ctx.db, { ...input, userId: ctx.user.userId });
      ctx.noteChange?.({ target: input.id, after: { ...decided, accepted: input.accept } });
      return decided;
    }),
  reopenProposal: adminProcedure.input(proposalId).mutation(async ({ ctx, input }) => {
    const reopened = await reopenProposal(ctx.db, { ...input, userId: ctx.user.userId });
    ctx.noteChange?.({ target: input.id, after: { ...reopened, reopened: true } });
    return reopened;
  }),
  check: adminProcedure.query(({ ctx }) => wrongRows(ctx.db)),
  recount: adminProcedure.mutation(async ({ ctx }) => {
    const added = await catchUp(ctx.db, catchUpBatch);
    await recountAll(ctx.db);
    return added;
  }),
});
