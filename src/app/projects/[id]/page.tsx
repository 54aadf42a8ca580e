import type { Metadata } from "next";
import { ProjectPage } from "@/features/project/project-page";
import type { RouteProps } from "../../page-props";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Project" };

export default async function ProjectRoute({ params }: RouteProps<"id">) {
  const { id } = await params;
  const project = await askSignedIn(`/projects/${id}`, (caller) => caller.projects.byId({ projectId: id }));
  return <ProjectPage key={project.id} initial={project} />;
}
