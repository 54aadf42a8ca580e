import type { Metadata } from "next";
import type { ProjectView } from "@/domain/view/views";
import { Composer } from "@/features/composer/composer";
import { briefToDraft } from "@/features/composer/draft";
import { RecentProjects } from "@/features/composer/recent-projects";
import { PageFrame } from "@/features/shell/page-frame";
import type { RouteProps } from "../page-props";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "New video" };

export default async function StudioPage({ searchParams }: RouteProps) {
  const { from } = await searchParams;
  const { info, recent, source, defaults } = await askSignedIn(
    typeof from === "string" ? `/studio?from=${encodeURIComponent(from)}` : "/studio",
    async (caller) => ({
      info: await caller.system.info(),
      recent: await caller.projects.list({ limit: 6 }),
      defaults: await caller.insights.defaults(),
      source: typeof from === "string" ? await caller.projects.byId({ projectId: from }) : null,
    }),
  );
  return (
    <PageFrame
      title="New video"
      lead={
        source
          ? `Starts from “${source.title}”. That project stays as it is; this makes another.`
          : "Only the prompt is needed. Everything you leave open is decided for you and shown in the plan."
      }
    >
      <Composer
        key={source?.id ?? "new"}
        start={source && briefToDraft(wantedBrief(source), source.images)}
        defaults={defaults}
        models={info.models}
      />
      <RecentProjects projects={recent.items} />
    </PageFrame>
  );
}

/** The models that were wanted, also where a draft came first. */
const wantedBrief = ({ brief, run }: ProjectView) => ({
  ...brief,
  models: run?.options.finalModels ?? brief.models,
});
