import { z } from "zod";

export const storyPacings = ["slow", "steady", "quick"] as const;
export type StoryPacing = (typeof storyPacings)[number];
/** How many stories a maker chooses from. */
export const storyCount = 3;
export const storyLimits = {
  title: 80,
  line: 200,
  narrative: 1_200,
  keyMoments: { min: 2, max: 6 },
} as const;

/** One way to tell the video, short enough to be compared with others. */
export const story = z.object({
  title: z.string().trim().min(1).max(storyLimits.title),
  /** What happens, in one to three paragraphs: context for everything that is written after it. */
  narrative: z.string().trim().min(1).max(storyLimits.narrative),
  tone: z.string().trim().min(1).max(storyLimits.line),
  visualStyle: z.string().trim().min(1).max(storyLimits.line),
  pacing: z.enum(storyPacings),
  keyMoments: z
    .array(z.string().trim().min(1).max(storyLimits.line))
    .min(storyLimits.keyMoments.min)
    .max(storyLimits.keyMoments.max),
  /** Hook, bodies and call to action together. */
  segments: z.int().min(2).max(6),
});
export type Story = z.infer<typeof story>;
