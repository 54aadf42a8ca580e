import { z } from "zod";
import { briefWords } from "@/domain/brief/brief";
import { story, storyCount } from "./story";

/** What a writer of stories is given. */
export const storiesWriteInput = z.object({
  brief: briefWords,
  /** The enhanced prompt, or the original when enhancement was skipped or failed. */
  prompt: z.string().min(1),
  /** What the maker wants of these three; empty for no wish. */
  guidance: z.string(),
  /** Stories that the maker has seen and not taken, newest last: these three have to be others. */
  earlier: z.array(story),
  /** What was wrong with the answer before; empty for a first one. */
  issues: z.array(z.string()),
});
export type StoriesWriteInput = z.infer<typeof storiesWriteInput>;

export const storiesOutput = z.object({ stories: z.array(story).length(storyCount) });
export type StoriesOutput = z.infer<typeof storiesOutput>;
