import { type Brief, inUsualSize } from "@/domain/brief/brief";
import { asDraft } from "@/domain/catalogue/model-choice";
import type { HeroRequest } from "@/domain/run/run";
import type { SignedInContext } from "@/server/context";
import { checkFiles, startProject } from "@/server/projects/create-project";
import { takeRunFromLimit } from "@/server/projects/run-limit";
import { priceHeroes } from "./estimate-heroes";

/** Starts a project with hero frames instead of a video: the look first. The video is asked for when one is chosen. */
export async function startWithHeroes(
  ctx: SignedInContext,
  { brief: asked, draftFirst, heroes }: { brief: Brief; draftFirst: boolean; heroes: HeroRequest },
): Promise<{ projectId: string }> {
  const wanted = inUsualSize(asked, ctx.runtime.env.shortSide);
  const brief = draftFirst ? { ...wanted, models: asDraft(wanted.models) } : wanted;
  const estimate = await priceHeroes(ctx, { brief, heroes });
  await checkFiles({ ...ctx, brief });
  await takeRunFromLimit(ctx);
  const finalModels = draftFirst ? wanted.models : null;
  return ctx.db.transaction((tx) => startProject(tx, ctx, { brief, estimate, finalModels, heroes }));
}
