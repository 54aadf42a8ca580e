import { z } from "zod";
import { setFavourite } from "@/db/queries/heroes";
import { brief, inUsualSize } from "@/domain/brief/brief";
import { heroRequest } from "@/domain/run/run";
import { makerProcedure, projectProcedure, router } from "@/server/trpc";
import { chooseHero } from "./choose-hero";
import { drawMoreHeroes, newHeroSeed } from "./draw-heroes";
import { estimateProjectHeroes, priceHeroes } from "./estimate-heroes";
import { listHeroes } from "./list-heroes";
import { startWithHeroes } from "./start-with-heroes";

const request = heroRequest.omit({ seed: true });
const ofTake = z.object({ takeId: z.uuid() });
const withBrief = z.object({ brief, heroes: request.omit({ parent: true }) });

export const heroesRouter = router({
  list: projectProcedure.query(({ ctx, input }) => listHeroes(ctx, input)),
  estimate: projectProcedure
    .input(z.object({ heroes: request.omit({ parent: true }) }))
    .query(({ ctx, input }) =>
      estimateProjectHeroes(ctx, { ...input, heroes: { ...input.heroes, parent: null, seed: 0 } }),
    ),
  draw: projectProcedure
    .input(z.object({ heroes: request }))
    .mutation(({ ctx, input }) =>
      drawMoreHeroes(ctx, { ...input, heroes: { ...input.heroes, seed: newHeroSeed() } }),
    ),
  favourite: projectProcedure
    .input(ofTake.extend({ favourite: z.boolean() }))
    .mutation(({ ctx, input }) => setFavourite(ctx.db, input).then(() => ({ takeId: input.takeId }))),
  choose: projectProcedure
    .input(z.object({ takeId: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => chooseHero(ctx, input)),
  estimateNew: makerProcedure.input(withBrief).query(({ ctx, input }) =>
    priceHeroes(ctx, {
      brief: inUsualSize(input.brief, ctx.runtime.env.shortSide),
      heroes: { ...input.heroes, parent: null, seed: 0 },
    }),
  ),
  start: makerProcedure
    .input(withBrief.extend({ draftFirst: z.boolean().default(false) }))
    .mutation(({ ctx, input }) =>
      startWithHeroes(ctx, { ...input, heroes: { ...input.heroes, parent: null, seed: newHeroSeed() } }),
    ),
});
