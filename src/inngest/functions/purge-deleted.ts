import { cron } from "inngest";
import { purgeComparisons } from "@/db/queries/comparisons";
import { purgeExportJobs } from "@/db/queries/export-jobs";
import { longDeleted, projectDigests, purgeProject, unusedDigests } from "@/db/queries/projects";
import { purgeRenderSegments } from "@/db/queries/render-segments";
import type { InngestClient } from "@/inngest/client";
import type { Runtime } from "@/runtime/runtime";

const keptDays = 30;
/** Parts of films can be rendered again: they are kept while somebody works on the cut. */
const keptSegmentDays = 14;
const batch = 50;

/** Every night: what was deleted more than 30 days ago goes for good, rows first, then files that nothing else uses. */
export function purgeDeletedFunction(client: InngestClient, { db, blobs }: Pick<Runtime, "db" | "blobs">) {
  return client.createFunction({ id: "purge-deleted", triggers: [cron("17 3 * * *")] }, async ({ step }) => {
    const before = new Date(Date.now() - keptDays * 24 * 3600 * 1000);
    const projects = await step.run("find", () => longDeleted(db, before, batch));
    for (const { id } of projects) {
      // The names first: a crash between rows and files must not leave files that nobody knows of.
      const digests = await step.run(`name/${id}`, () => projectDigests(db, id));
      await step.run(`rows/${id}`, () => purgeProject(db, id));
      await step.run(`files/${id}`, async () => {
        for (const digest of await unusedDigests(db, digests)) await blobs.delete(digest);
      });
    }
    const exported = await step.run("exports", () => purgeExportJobs(db, before));
    await step.run("exports/files", async () => {
      for (const digest of await unusedDigests(db, exported)) await blobs.delete(digest);
    });
    const stale = new Date(Date.now() - keptSegmentDays * 24 * 3600 * 1000);
    const segments = await step.run("segments", () => purgeRenderSegments(db, stale));
    await step.run("segments/files", async () => {
      for (const digest of await unusedDigests(db, segments)) await blobs.delete(digest);
    });
    await step.run("comparisons", () => purgeComparisons(db, before));
    return { purged: projects.length };
  });
}
