import { PresentPage } from "@/features/editor/present/present-page";
import type { RouteProps } from "../../../page-props";
import { askSignedIn } from "../../../server-caller";

export default async function PresentRoute({ params }: RouteProps<"id">) {
  const { id } = await params;
  const view = await askSignedIn(`/projects/${id}/present`, (caller) =>
    caller.editor.open({ projectId: id }),
  );
  return (
    <>
      <title>{`${view.project.title} · Framewright`}</title>
      <PresentPage key={id} initial={view} />
    </>
  );
}
