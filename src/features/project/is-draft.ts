import type { ProjectView } from "@/domain/view/views";

/** Whether a clip of the video as it stands was drawn as a draft; drafts that were replaced do not count. */
export const isDraft = ({ takes }: Pick<ProjectView, "takes">): boolean =>
  takes.some(({ kind, draft, selected }) => kind === "clip" && draft && selected);
