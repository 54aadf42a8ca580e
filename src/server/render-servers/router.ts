import { z } from "zod";
import {
  deleteRenderServer,
  deleteWorkflow,
  findRenderServer,
  listRenderServers,
} from "@/db/queries/render-servers";
import type { RenderServer } from "@/db/schema/all";
import { describeWorkflow } from "@/domain/workflow/describe-workflow";
import {
  type RenderServerView,
  renderServerInput,
  workflowChange,
  workflowInput,
} from "@/domain/workflow/render-server";
import { maxWorkflowCharacters, readWorkflow } from "@/domain/workflow/workflow-document";
import { listWorkflows } from "@/server/render-servers/list-workflows";
import { noServer, saveServer } from "@/server/render-servers/save-server";
import { addWorkflow, changeWorkflow } from "@/server/render-servers/save-workflow";
import { adminProcedure, router } from "@/server/trpc";

const byId = z.object({ id: z.uuid("This is not the id of anything here") });
/** A little more than is read, so that the message about the size comes from the reading. */
const fileText = z.string().max(4 * maxWorkflowCharacters, "This file is too large for a workflow");

/** Machines that render for everybody here. A key goes in and never comes out again. */
export const renderServersRouter = router({
  list: adminProcedure.query(async ({ ctx }) => (await listRenderServers(ctx.db)).map(viewOf)),
  add: adminProcedure
    .input(renderServerInput)
    .mutation(({ ctx, input }) => saveServer(ctx, { ...input, id: null })),
  change: adminProcedure
    .input(z.object({ id: byId.shape.id, server: renderServerInput }))
    .mutation(({ ctx, input }) => saveServer(ctx, { ...input.server, id: input.id })),
  remove: adminProcedure.input(byId).mutation(async ({ ctx, input }) => {
    if (!(await deleteRenderServer(ctx.db, input.id))) throw noServer();
    return { removed: true };
  }),
  /** How a server stands now: asked each time, since nothing else would be true. */
  check: adminProcedure.input(byId).query(async ({ ctx, input }) => {
    const server = await findRenderServer(ctx.db, input.id);
    if (!server) throw noServer();
    return ctx.runtime.renderServers.check(server);
  }),
});

/** Workflows that the machines can be given. */
export const workflowsRouter = router({
  list: adminProcedure.query(({ ctx }) => listWorkflows(ctx.db)),
  /** What a file says about itself, before it is kept. */
  read: adminProcedure
    .input(z.object({ text: fileText }))
    .mutation(({ input }) => describeWorkflow(readWorkflow(input.text))),
  add: adminProcedure.input(workflowInput.extend({ text: fileText })).mutation(async ({ ctx, input }) => {
    await addWorkflow(ctx, input);
    return listWorkflows(ctx.db);
  }),
  change: adminProcedure.input(workflowChange.extend(byId.shape)).mutation(async ({ ctx, input }) => {
    await changeWorkflow(ctx, input);
    return listWorkflows(ctx.db);
  }),
  remove: adminProcedure.input(byId).mutation(async ({ ctx, input }) => {
    await deleteWorkflow(ctx.db, input.id);
    return listWorkflows(ctx.db);
  }),
});

function viewOf(server: RenderServer): RenderServerView {
  const { id, name, kind, url, enabled, pricePerSecondMicros } = server;
  return {
    ...{ id, name, kind, url, enabled, pricePerSecondMicros },
    hasToken: server.sealedToken !== null,
    addedAt: server.createdAt.toISOString(),
  };
}
