import { z } from "zod";
import { workspace, workspaceChange } from "@/domain/workspace/workspace";
import { projectProcedure, router } from "@/server/trpc";
import {
  addBranch,
  compareVersions,
  listBranches,
  mergeFromBranch,
  removeBranch,
  workOnBranch,
} from "./branches";
import { compareTakes } from "./compare-takes";
import { approveCheckpoint, finishForMaker } from "./pass-checkpoint";
import { promptsView } from "./prompts-view";
import { rebuildStale } from "./rebuild-stale";
import { restoreVersion, saveDecisions } from "./save-workspace";
import { surveyView } from "./survey-view";
import { versionView, workspaceHistoryView, workspaceView } from "./workspace-view";

const version = z.int().nonnegative();
const slot = z.string().min(1).max(200).nullable().default(null);
/** Whether the maker has said that shots with approved frames may be changed. */
const unlock = z.boolean().default(false);

export const workspaceRouter = router({
  get: projectProcedure.query(({ ctx, input }) => workspaceView(ctx, input)),
  save: projectProcedure
    .input(
      z.object({
        ...{ baseVersion: version, data: workspace, change: workspaceChange },
        /** Keys of shots with approved frames that the maker has unlocked. */
        unlock: z.array(z.string().max(100)).max(1000).default([]),
      }),
    )
    .mutation(({ ctx, input }) => saveDecisions(ctx, input)),
  history: projectProcedure
    .input(
      z.object({
        slot,
        cursor: version.nullable().default(null),
        limit: z.int().min(1).max(100).default(30),
      }),
    )
    .query(({ ctx, input: { cursor, ...input } }) => workspaceHistoryView(ctx, { ...input, before: cursor })),
  version: projectProcedure.input(z.object({ version })).query(({ ctx, input }) => versionView(ctx, input)),
  restore: projectProcedure
    .input(z.object({ version, unlock }))
    .mutation(({ ctx, input }) => restoreVersion(ctx, input)),
  compare: projectProcedure
    .input(z.object({ before: version, after: version, slot }))
    .query(({ ctx, input }) => compareVersions(ctx, input)),
  compareTakes: projectProcedure
    .input(z.object({ before: version, after: version, slot }))
    .query(({ ctx, input }) => compareTakes(ctx, input)),
  branches: projectProcedure.query(({ ctx, input }) => listBranches(ctx, input)),
  addBranch: projectProcedure
    .input(
      z.object({
        name: z.string().trim().min(1, "Give the branch a name").max(60),
        message: z.string().trim().max(500).default(""),
      }),
    )
    .mutation(({ ctx, input }) => addBranch(ctx, input)),
  switchBranch: projectProcedure
    .input(z.object({ branchId: z.uuid() }))
    .mutation(({ ctx, input }) => workOnBranch(ctx, input)),
  removeBranch: projectProcedure
    .input(z.object({ branchId: z.uuid(), removed: z.boolean() }))
    .mutation(({ ctx, input }) => removeBranch(ctx, input)),
  merge: projectProcedure
    .input(
      z.object({
        branchId: z.uuid(),
        part: z.object({ kind: z.enum(["shot", "scene"]), key: z.string().min(1).max(100) }),
        unlock,
      }),
    )
    .mutation(({ ctx, input }) => mergeFromBranch(ctx, input)),
  survey: projectProcedure.query(({ ctx, input }) => surveyView(ctx, input)),
  prompts: projectProcedure
    .input(z.object({ shotKey: z.string().min(1).max(100) }))
    .query(({ ctx, input }) => promptsView(ctx, input)),
  rebuild: projectProcedure
    .input(z.object({ slots: z.array(z.string().max(200)).max(5000).nullable().default(null) }))
    .mutation(({ ctx, input }) => rebuildStale(ctx, input)),
  approve: projectProcedure.mutation(({ ctx, input }) => approveCheckpoint(ctx, input)),
  finish: projectProcedure.mutation(({ ctx, input }) => finishForMaker(ctx, input)),
});
