import { VideoPage } from "@/features/video/video-page";
import type { RouteProps } from "../../page-props";
import { askSignedIn } from "../../server-caller";

export default async function VideoRoute({ params }: RouteProps<"id">) {
  const { id } = await params;
  const video = await askSignedIn(`/videos/${id}`, (caller) => caller.videos.byId({ projectId: id }));
  return (
    <>
      <title>{`${video.project.title} · Framewright`}</title>
      <VideoPage key={id} initial={video} />
    </>
  );
}
