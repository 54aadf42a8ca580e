import { EditorPage } from "@/features/editor/editor-page";
import type { RouteProps } from "../../../page-props";
import { askSignedIn } from "../../../server-caller";

export default async function EditRoute({ params }: RouteProps<"id">) {
  const { id } = await params;
  const view = await askSignedIn(`/projects/${id}/edit`, (caller) => caller.editor.open({ projectId: id }));
  return (
    <>
      <title>{`Edit ${view.project.title} · Framewright`}</title>
      <EditorPage key={id} initial={view} />
    </>
  );
}
