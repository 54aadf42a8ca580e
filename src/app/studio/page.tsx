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
  const { from, again } = await searchParams;
  const id = [again, from].find((value) => typeof value === "string") ?? null;
  const query = id && `?${again === id ? "again" : "from"}=${encodeURIComponent(id)}`;
  const { info, preset, recent, source } = await askSignedIn(`/studio${query ?? ""}`, async (caller) => ({
    info: await caller.system.info(),
    preset: await caller.coherence.preset(),
    recent: await caller.projects.list({ limit: 6 }),
    source: id ? await caller.projects.byId({ projectId: id }) : null,
  }));
  const isAgain = source !== null && again === source.id;
  const wanted = source && (isAgain ? source.brief : wantedBrief(source));
  return (
    <PageFrame title={isAgain ? "Change and run again" : "New video"} lead={leadText(source, isAgain)}>
      <Composer
        key={source ? `${source.id}-${isAgain}` : "new"}
        start={source && wanted && briefToDraft(wanted, source.images)}
        preset={preset}
        models={info.models}
        aim={{ again: isAgain ? source.id : null, from: isAgain ? null : (source?.id ?? null) }}
      />
      {!isAgain && <RecentProjects projects={recent.items} />}
    </PageFrame>
  );
}

function leadText(source: ProjectView | null, isAgain: boolean): string {
  if (!source)
    return "Only the prompt is needed. Everything you leave open is decided for you and shown in the plan.";
  return isAgain
    ? `The next iteration of “${source.title}”. What your change leaves as it was is found again and costs nothing; its versions and takes stay.`
    : `Starts from “${source.title}”. That project stays as it is; this makes another.`;
}

/** The models that were wanted, also where a draft came first. */
const wantedBrief = ({ brief, run }: ProjectView) => ({
  ...brief,
  models: run?.options.finalModels ?? brief.models,
});
