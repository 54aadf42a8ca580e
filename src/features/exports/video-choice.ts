import type { VideoSettings } from "@/domain/export/settings";
import type { Aspect } from "@/domain/media/format";

/**
 * What a maker has chosen for a file, over several shapes. Where clips are cut by hand belongs to the shape it was done
 * for: another one is cut at other sides, or not at all.
 */
export type VideoChoice = Omit<VideoSettings, "crops"> & {
  crops: Partial<Record<Aspect, VideoSettings["crops"]>>;
};

/** The settings of the shape that is chosen. */
export const settingsOf = (choice: VideoChoice): VideoSettings => ({
  ...choice,
  crops: choice.crops[choice.aspect] ?? {},
});

/** The choice after a change of settings; crops are those of the shape that is chosen then. */
export function withChange(choice: VideoChoice, { crops, ...changed }: Partial<VideoSettings>): VideoChoice {
  const next = { ...choice, ...changed };
  return crops ? { ...next, crops: { ...choice.crops, [next.aspect]: crops } } : next;
}
