import { addComparison, addVariations, comparisonOfRequest } from "@/db/queries/comparisons";
import { inUsualSize } from "@/domain/brief/brief";
import { variationLetter, type WantedComparison } from "@/domain/comparison/comparison";
import { kindOf, variationBriefs } from "@/domain/comparison/variation-briefs";
import type { ComparisonEstimate } from "@/domain/comparison/views";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";
import { type NewProject, prepareProject, shortened, startProject } from "@/server/projects/create-project";
import { takeRunFromLimit } from "@/server/projects/run-limit";
import { earlierWork } from "./earlier-work";

/** What the variations would cost, each and together. */
export async function estimateComparison(
  ctx: SignedInContext,
  wanted: WantedComparison,
): Promise<ComparisonEstimate> {
  const variations = (await prepareVariations(ctx, wanted)).map(({ estimate }) => estimate);
  return { variations, totalMicros: variations.reduce((sum, { totalMicros }) => sum + totalMicros, 0) };
}

/**
 * Starts all variations at once: group, projects, runs and the requests for them in one transaction. Asking again with
 * the same key gives the group that is there.
 */
export async function createComparison(
  ctx: SignedInContext,
  { wanted, requestKey }: { wanted: WantedComparison; requestKey: string },
): Promise<{ comparisonId: string }> {
  const { db, user } = ctx;
  const request = { ownerId: user.userId, requestKey };
  const known = await comparisonOfRequest(db, request);
  if (known) return { comparisonId: known };
  const projects = await prepareVariations(ctx, wanted);
  for (const _ of projects) await takeRunFromLimit(ctx);
  return db.transaction(async (tx) => {
    const comparisonId = await addComparison(tx, {
      ...request,
      kind: kindOf(wanted),
      title: wanted.title || shortened(wanted.base.prompt),
    });
    // Somebody clicked twice and the other click came first: by now its group is complete.
    if (!comparisonId) return { comparisonId: await firstOf(tx, request) };
    const rows = [];
    for (const [position, { label, change }] of wanted.variations.entries()) {
      const { projectId } = await startProject(tx, ctx, preparedAt(projects, position));
      rows.push({
        comparisonId,
        position,
        projectId,
        label: label || variationLetter(position),
        difference: change,
      });
    }
    await addVariations(tx, rows);
    return { comparisonId };
  });
}

async function firstOf(
  tx: SignedInContext["db"],
  request: { ownerId: string; requestKey: string },
): Promise<string> {
  const comparisonId = await comparisonOfRequest(tx, request);
  if (!comparisonId)
    throw new StudioError("conflict", "The comparison vanished while it was made. Try again.");
  return comparisonId;
}

function preparedAt(projects: readonly NewProject[], position: number): NewProject {
  const project = projects[position];
  if (!project) throw new RangeError(`variation ${position} was not prepared`);
  return project;
}

async function prepareVariations(ctx: SignedInContext, wanted: WantedComparison): Promise<NewProject[]> {
  const { draftFirst, fromProjectId } = wanted;
  if (draftFirst && kindOf(wanted) === "models") {
    throw new StudioError(
      "invalid-input",
      "Drafts are drawn by this machine whatever the model: compare models for real",
    );
  }
  const projects: NewProject[] = [];
  for (const brief of variationBriefs(wanted).map((asked) => inUsualSize(asked, ctx.runtime.env.shortSide))) {
    const earlier = draftFirst ? null : await earlierWork(ctx, { brief, fromProjectId });
    projects.push(await prepareProject(ctx, { brief, draftFirst, earlier }));
  }
  return projects;
}
