import { z } from "zod";
import { story, storyCount } from "@/domain/story/story";
import { projectProcedure, router } from "@/server/trpc";
import { askForOthers, chooseStory } from "./decide-story";
import { storiesView } from "./stories-view";

const dayMs = 86_400_000;
const decision = z.object({
  baseVersion: z.int().nonnegative(),
  spentMs: z.int().min(0).max(dayMs),
  /** Whether the maker has said that shots with approved frames may be changed. */
  unlock: z.boolean().default(false),
});

export const storiesRouter = router({
  get: projectProcedure.query(({ ctx, input }) => storiesView(ctx.db, input.projectId)),
  choose: projectProcedure
    .input(
      decision.extend({
        chosen: z
          .int()
          .min(0)
          .max(storyCount - 1)
          .nullable(),
        edited: story.nullable(),
        way: z.enum(["chosen", "edited", "mixed"]),
      }),
    )
    .mutation(({ ctx, input }) => chooseStory(ctx, input)),
  askForOthers: projectProcedure
    .input(decision.extend({ guidance: z.string().trim().max(500) }))
    .mutation(({ ctx, input }) => askForOthers(ctx, input)),
});
