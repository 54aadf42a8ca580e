import type { VideoVersionView, VideoView } from "@/domain/view/views";

/** The version that the newest run has ended with; undefined when there is none. */
export const currentVersion = ({ versions, current }: VideoView): VideoVersionView | undefined =>
  versions.find(({ exportId }) => exportId === current) ?? versions.at(0);
