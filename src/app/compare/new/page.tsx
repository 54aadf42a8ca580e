import type { Metadata } from "next";
import { NewComparison } from "@/features/compare/define/new-comparison";
import { briefToDraft } from "@/features/composer/draft";
import { PageFrame } from "@/features/shell/page-frame";
import type { RouteProps } from "../../page-props";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "New comparison" };

export default async function NewComparisonRoute({ searchParams }: RouteProps) {
  const { from } = await searchParams;
  const projectId = typeof from === "string" ? from : null;
  const { source, profiles } = await askSignedIn(
    projectId ? `/compare/new?from=${encodeURIComponent(projectId)}` : "/compare/new",
    async (caller) => ({
      source: projectId ? await caller.projects.byId({ projectId }) : null,
      profiles: await caller.profiles.list(),
    }),
  );
  const models = source?.run?.options.finalModels ?? source?.brief.models;
  const brief = source && models ? { ...source.brief, models } : null;
  return (
    <PageFrame
      title="New comparison"
      lead={
        source
          ? `Starts from “${source.title}”. What it has made already costs nothing again.`
          : "Two to five variations of one video, made at once and played in step."
      }
    >
      <NewComparison
        key={projectId ?? "new"}
        start={brief && source && briefToDraft(brief, source.images)}
        fromProjectId={projectId}
        profiles={profiles}
      />
    </PageFrame>
  );
}
