import type { VideoVersionView, VideoView } from "@/domain/view/views";

/** What the newest run that has made a video ended with, which need not be the newest file. */
export const currentVersion = ({ versions }: VideoView): VideoVersionView | undefined =>
  versions.find(({ current }) => current) ?? versions.at(0);
