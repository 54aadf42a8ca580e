import { z } from "zod";

/** Which model a maker wants for each kind of work, by catalogue id; null leaves it to the installation. */
const id = z.string().max(200).nullable().default(null);

export const modelChoice = z.object({
  text: id,
  image: id,
  video: id,
  music: id,
  effects: id,
  speech: id,
  /** Looks at finished shots and gives advice; null: nobody is asked. */
  judge: id,
  /** Models allowed in the place of the chosen ones when those certainly failed, in order. None: no fallback. */
  imageFallbacks: z.array(z.string().max(200)).max(3).default([]),
  videoFallbacks: z.array(z.string().max(200)).max(3).default([]),
});
export type ModelChoice = z.infer<typeof modelChoice>;

/** The same text model, and everything that is drawn or heard by this machine, for free: a draft with the final plan. */
export const asDraft = ({ text }: ModelChoice): ModelChoice => modelChoice.parse({ text });

/** Whether something is chosen that a draft would leave for later. */
export const isBeyondDraft = ({ image, video, music, effects, speech }: ModelChoice): boolean =>
  [image, video, music, effects, speech].some((id) => id !== null);
