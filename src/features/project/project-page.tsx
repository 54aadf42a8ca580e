"use client";

import { Columns2, CopyPlus, Images, RotateCw, Scissors } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/class-names";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { settingsOf } from "@/domain/coherence/settings";
import { progressPercent } from "@/domain/run/progress";
import { slots } from "@/domain/shot/take";
import type { MediaView, ProjectView } from "@/domain/view/views";
import { RunSettings } from "@/features/coherence/run-settings";
import { ProjectCosts } from "@/features/costs/project-costs";
import { HeroBoard } from "@/features/hero/hero-board";
import { HistoryBoard } from "@/features/history/history-board";
import { IterationsBoard } from "@/features/iterations/iterations-board";
import { KeyframesBoard } from "@/features/keyframes/keyframes";
import { DeleteProject } from "@/features/project/delete-project";
import { FinishedVideo } from "@/features/project/finished-video";
import { isDraft } from "@/features/project/is-draft";
import { MakeReal } from "@/features/project/make-real";
import { PlanView } from "@/features/project/plan-view";
import { RunNotes } from "@/features/project/run-notes";
import { RunPanel } from "@/features/project/run-panel";
import { ShotGrid } from "@/features/project/shot-grid";
import { shotWorks } from "@/features/project/shot-work";
import { StoryView } from "@/features/project/story-view";
import { TraceView } from "@/features/project/trace-view";
import { useRun } from "@/features/project/use-run";
import { PromptInspector } from "@/features/prompts/prompt-inspector";
import { CutAnew } from "@/features/scorecard/cut-anew";
import { PageFrame } from "@/features/shell/page-frame";
import { useUrlParams } from "@/features/shell/use-url-params";
import { StalenessPanel } from "@/features/staleness/staleness-panel";
import { StoriesBoard } from "@/features/stories/stories-board";
import { Storyboard } from "@/features/storyboard/storyboard";
import { Moment } from "@/features/wording/moments";
import { statusTitles } from "@/features/wording/terms";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { WorkspaceProvider } from "@/features/workspace/workspace-provider";
import { trpc } from "@/trpc/client";

export const ProjectPage = ({ initial }: { initial: ProjectView }) => (
  <WorkspaceProvider projectId={initial.id}>
    <WholeProject initial={initial} />
  </WorkspaceProvider>
);

function WholeProject({ initial }: { initial: ProjectView }) {
  const { project, open, fresh, offline } = useRun(initial);
  const utils = trpc.useUtils();
  const refresh = () => utils.projects.byId.invalidate({ projectId: project.id });
  const cancel = trpc.runs.cancel.useMutation({ onSuccess: refresh });
  const resume = trpc.runs.resume.useMutation({ onSuccess: refresh });
  const failed = offline ?? cancel.error ?? resume.error;
  const { afterStoring, problem } = useAfterStoring();
  // It goes on with what is decided by now.
  const onResume = (options: { payAgain?: boolean } = {}) =>
    afterStoring(() => resume.mutate({ projectId: project.id, ...options }));
  const { run } = project;
  const status = statusOf(project, open);
  useTabTitle(project.title, run && open ? progressPercent(run.state) : null);

  return (
    <PageFrame
      title={project.title}
      lead={<StatusLine project={project} status={status} />}
      actions={
        <>
          {!open && <RunAgain projectId={project.id} afterStoring={afterStoring} />}
          {project.takes.some(({ kind }) => kind === "clip") && (
            <Button asChild>
              <Link href={`/projects/${project.id}/edit`}>
                <Scissors aria-hidden /> Edit
              </Link>
            </Button>
          )}
          <Button asChild>
            <Link href={`/projects/${project.id}/pool`}>
              <Images aria-hidden /> Pool
            </Link>
          </Button>
          <Button asChild>
            <Link href={`/studio?from=${project.id}`}>
              <CopyPlus aria-hidden /> Use as a start
            </Link>
          </Button>
          <Button asChild>
            <Link href={`/compare/new?from=${project.id}`}>
              <Columns2 aria-hidden /> Compare
            </Link>
          </Button>
          <DeleteProject id={project.id} title={project.title} />
          {!open && hasVideoRun(project) && <MakeReal project={project} />}
        </>
      }
    >
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <aside
          className={cn("grid content-start gap-4 lg:order-last", !open && "order-last")}
          aria-label="Run"
        >
          {run && (
            <RunPanel
              projectId={project.id}
              run={run}
              error={failed}
              busy={cancel.isPending || resume.isPending}
              onCancel={() => cancel.mutate({ projectId: project.id })}
              onResume={onResume}
            />
          )}
          <ProjectCosts projectId={project.id} running={open} />
          <RunNotes notes={run?.state.notes ?? []} />
        </aside>
        <div className="grid min-w-0 content-start gap-8">
          {!open && <CutAnew project={project} />}
          {run && hasVideoRun(project) && <StalenessPanel projectId={project.id} status={run.state.status} />}
          {!open && <FinishedVideo projectId={project.id} expected={project.status === "done"} />}
          {problem}
          <ProjectTabs project={project} open={open} fresh={fresh} onResume={onResume} />
        </div>
      </div>
    </PageFrame>
  );
}

/** Whether the run that is shown makes the video, not only hero frames. */
const hasVideoRun = ({ run }: ProjectView) => run !== null && !run.options.heroes;

/** How the run that is shown stands, which is known first; hero frames that are drawn say nothing of the video. */
const statusOf = (project: ProjectView, open: boolean) =>
  project.run && (open || hasVideoRun(project)) ? project.run.state.status : project.status;

function StatusLine({ project, status }: { project: ProjectView; status: ProjectView["status"] }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone={status === "done" ? "success" : status === "failed" ? "danger" : "neutral"}>
        {statusTitles[status]}
      </Badge>
      {isDraft(project) && <Badge tone="accent">Draft</Badge>}
      <span>
        Started <Moment iso={project.createdAt} />
      </span>
    </span>
  );
}

/** Leads to the brief, from which the next run begins with what is decided here by then. */
function RunAgain({
  projectId,
  afterStoring,
}: {
  projectId: string;
  afterStoring: ReturnType<typeof useAfterStoring>["afterStoring"];
}) {
  const router = useRouter();
  const href = `/studio?again=${projectId}`;
  return (
    <Button asChild>
      <Link
        href={href}
        onNavigate={(event) => {
          event.preventDefault();
          afterStoring(() => router.push(href));
        }}
      >
        <RotateCw aria-hidden /> Change and run again
      </Link>
    </Button>
  );
}

const tabs = [
  "stories",
  "shots",
  "storyboard",
  "keyframes",
  "prompts",
  "look",
  "plan",
  "story",
  "history",
  "iterations",
  "settings",
  "record",
] as const;

const noMedia: Record<string, MediaView> = {};

/** What the page is about: the choice of a story first, then the look, and the shots as soon as there are some. */
function usualTab({ brief, plan, run, takes }: ProjectView): (typeof tabs)[number] {
  if (brief.format === "product" && !plan) return "stories";
  return run?.options.heroes && !takes.some(({ kind }) => kind === "clip") ? "look" : "shots";
}

function ProjectTabs({
  project,
  open,
  fresh,
  onResume,
}: Pick<ReturnType<typeof useRun>, "project" | "open" | "fresh"> & {
  onResume: (options?: { payAgain?: boolean }) => void;
}) {
  const { params, setParams } = useUrlParams();
  const told = project.brief.format === "product";
  const usual = usualTab(project);
  const tab = tabs.find((name) => name === params.get("tab")) ?? usual;
  const { plan, narrative, resolved, brief } = project;
  return (
    <Tabs value={tab} onValueChange={(next) => setParams({ tab: next === usual ? "" : next })}>
      <TabsList aria-label="Parts of the project">
        {told && <TabsTrigger value="stories">Stories</TabsTrigger>}
        <TabsTrigger value="shots">Shots</TabsTrigger>
        <TabsTrigger value="storyboard">Storyboard</TabsTrigger>
        <TabsTrigger value="keyframes">Keyframes</TabsTrigger>
        <TabsTrigger value="prompts">Prompt inspector</TabsTrigger>
        <TabsTrigger value="look">Look</TabsTrigger>
        <TabsTrigger value="plan">Plan</TabsTrigger>
        <TabsTrigger value="story">{told ? "Narrative" : "Story"}</TabsTrigger>
        <TabsTrigger value="iterations">Iterations</TabsTrigger>
        <TabsTrigger value="history">History</TabsTrigger>
        <TabsTrigger value="settings">Settings</TabsTrigger>
        <TabsTrigger value="record">Prompts and scores</TabsTrigger>
      </TabsList>
      {told && (
        <TabsContent value="stories">
          <StoriesBoard project={project} open={open} />
        </TabsContent>
      )}
      <TabsContent value="shots">
        <ShotGrid
          projectId={project.id}
          works={shotWorks(project, open ? fresh : {})}
          aspect={resolved?.aspect ?? brief.aspect ?? "9:16"}
          fps={plan?.fps ?? brief.fps}
          running={open}
          onResume={onResume}
        />
      </TabsContent>
      <TabsContent value="storyboard">
        <Storyboard project={project} />
      </TabsContent>
      <TabsContent value="keyframes">
        <KeyframesBoard project={project} open={open} fresh={open ? fresh : noMedia} />
      </TabsContent>
      <TabsContent value="prompts">
        <PromptInspector project={project} open={open} />
      </TabsContent>
      <TabsContent value="look">
        <HeroBoard project={project} open={open} />
      </TabsContent>
      <TabsContent value="history">
        <HistoryBoard
          projectId={project.id}
          aspect={project.resolved?.aspect ?? project.brief.aspect ?? "9:16"}
        />
      </TabsContent>
      <TabsContent value="iterations">
        <IterationsBoard project={project} open={open} />
      </TabsContent>
      <TabsContent value="plan">
        {plan ? (
          <PlanView plan={plan} notes={resolved?.notes ?? []} references={referencesOf(project)} />
        ) : (
          <NotYet what="plan" open={open} />
        )}
      </TabsContent>
      <TabsContent value="story">
        {narrative ? (
          <StoryView narrative={narrative.document} plan={plan} />
        ) : (
          <NotYet what="story" open={open} />
        )}
      </TabsContent>
      <TabsContent value="settings">
        <RunSettings settings={settingsOf(resolved ?? brief)} seed={resolved?.seed ?? brief.seed} />
      </TabsContent>
      <TabsContent value="record">
        <p className="mb-6 max-w-prose text-sm leading-relaxed">
          <span className="text-muted">Your prompt: </span>
          {brief.prompt}
        </p>
        <TraceView projectId={project.id} running={open} />
      </TabsContent>
    </Tabs>
  );
}

/** The selected reference picture of every element that has one. */
function referencesOf({ plan, takes }: ProjectView): Record<string, MediaView> {
  return Object.fromEntries(
    (plan?.elements ?? []).flatMap(({ key }) => {
      const take = takes.find((candidate) => candidate.selected && candidate.slot === slots.reference(key));
      return take ? [[key, take.media]] : [];
    }),
  );
}

function NotYet({ what, open }: { what: string; open: boolean }) {
  return (
    <Callout title={`There is no ${what} yet`}>
      {open ? "It appears here as soon as it is written." : "The run stopped before it was written."}
    </Callout>
  );
}

/** A running project can be left in its tab: the title tells how far it is. */
function useTabTitle(title: string, percent: number | null) {
  useEffect(() => {
    document.title = percent === null ? `${title} · Framewright` : `${percent} % · ${title}`;
  }, [title, percent]);
}
