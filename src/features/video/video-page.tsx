"use client";

import { Columns2, Download, Hammer, Scissors, Share } from "lucide-react";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardTitle } from "@/components/ui/card";
import { SignedImage } from "@/components/ui/signed-image";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { VideoVersionView, VideoView } from "@/domain/view/views";
import { FinalToggle } from "@/features/iterations/final-toggle";
import { DeleteProject } from "@/features/project/delete-project";
import { PlanView } from "@/features/project/plan-view";
import { TraceView } from "@/features/project/trace-view";
import { ReviewPanel } from "@/features/review/review-panel";
import { VideoScorecard } from "@/features/scorecard/video-scorecard";
import { PageFrame } from "@/features/shell/page-frame";
import { useUrlParams } from "@/features/shell/use-url-params";
import { CostTable } from "@/features/video/cost-table";
import { currentVersion } from "@/features/video/current-version";
import { Player } from "@/features/video/player";
import { ShotPrompts } from "@/features/video/shot-prompts";
import { VersionList } from "@/features/video/version-list";
import { Moment } from "@/features/wording/moments";
import { bytesText, runningTimeText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

export function VideoPage({ initial }: { initial: VideoView }) {
  const projectId = initial.project.id;
  const { data } = trpc.videos.byId.useQuery({ projectId }, { initialData: initial });
  const { params, setParams } = useUrlParams();
  const { project, versions } = data;
  const asked = versions.find(({ version }) => String(version) === params.get("v"));
  const usual = versions.find(({ final }) => final) ?? currentVersion(data);
  const shown = asked ?? usual;
  if (!shown) notFound();

  return (
    <PageFrame
      title={project.title}
      lead={
        <span>
          Made <Moment iso={shown.createdAt} />
        </span>
      }
      actions={
        <>
          <Button asChild>
            <Link href={`/projects/${projectId}`}>
              <Hammer aria-hidden /> Shots and run
            </Link>
          </Button>
          <Button asChild>
            <Link href={`/projects/${projectId}/edit`}>
              <Scissors aria-hidden /> Edit
            </Link>
          </Button>
          <Button asChild>
            <Link href={`/compare/new?from=${projectId}`}>
              <Columns2 aria-hidden /> Compare
            </Link>
          </Button>
          <Button asChild>
            <Link href={`/projects/${projectId}/export?v=${shown.version}`}>
              <Share aria-hidden /> Export
            </Link>
          </Button>
          <DeleteProject id={projectId} title={project.title} />
          <Button asChild variant="primary">
            <a href={shown.downloadUrl} download={shown.fileName}>
              <Download aria-hidden /> Download
            </a>
          </Button>
        </>
      }
    >
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-3">
          <Player version={shown} title={project.title} />
          <SignedImage
            src={shown.filmstrip.url}
            alt=""
            loading="lazy"
            className="h-14 w-full rounded-md border border-line object-cover"
          />
        </div>
        <aside className="grid content-start gap-4" aria-label="About this video">
          <VersionFacts version={shown} />
          <FinalToggle projectId={projectId} version={shown} />
          {versions.length > 1 && (
            <VersionList
              versions={versions}
              shown={shown}
              onShow={(version) => setParams({ v: version === usual?.version ? "" : String(version) })}
            />
          )}
          {data.notes.map((note) => (
            <Callout key={note} className="p-3 text-xs">
              {note}
            </Callout>
          ))}
        </aside>
      </div>
      <VideoDetails video={data} version={shown.version} />
    </PageFrame>
  );
}

function VersionFacts({ version }: { version: VideoVersionView }) {
  const facts: { title: string; text: ReactNode }[] = [
    { title: "Length", text: runningTimeText(version.durationSeconds) },
    { title: "Picture", text: `${version.width} × ${version.height}, ${version.fps} fps` },
    { title: "File", text: `MP4, ${bytesText(version.bytes)}` },
    { title: "Name", text: <span className="wrap-anywhere">{version.fileName}</span> },
  ];
  return (
    <Card>
      <CardTitle
        aside={
          <span className="flex gap-1.5">
            {version.final && <Badge tone="accent">Final</Badge>}
            {version.draft && <Badge tone="accent">Draft</Badge>}
          </span>
        }
      >
        Version {version.version}
      </CardTitle>
      <dl className="grid gap-2.5 text-sm">
        {facts.map(({ title, text }) => (
          <div key={title} className="grid grid-cols-[4.5rem_1fr] gap-3">
            <dt className="text-muted">{title}</dt>
            <dd className="tabular-nums">{text}</dd>
          </div>
        ))}
      </dl>
      {version.draft && (
        <p className="mt-4 text-muted text-xs leading-relaxed">
          A draft: drawn by the built-in animatic provider instead of filmed by a model.
        </p>
      )}
    </Card>
  );
}

const tabs = ["scenes", "quality", "review", "cost", "prompts", "record"] as const;

function VideoDetails({ video, version }: { video: VideoView; version: number }) {
  const { params, setParams } = useUrlParams();
  const tab = tabs.find((name) => name === params.get("tab")) ?? "scenes";
  return (
    <Tabs
      className="mt-10"
      value={tab}
      onValueChange={(next) => setParams({ tab: next === "scenes" ? "" : next })}
    >
      <TabsList aria-label="Details">
        <TabsTrigger value="scenes">Scenes</TabsTrigger>
        <TabsTrigger value="review">Review</TabsTrigger>
        <TabsTrigger value="quality">Quality</TabsTrigger>
        <TabsTrigger value="cost">Cost</TabsTrigger>
        <TabsTrigger value="prompts">Prompts</TabsTrigger>
        <TabsTrigger value="record">Trace</TabsTrigger>
      </TabsList>
      <TabsContent value="scenes">
        {video.plan ? (
          <PlanView plan={video.plan} />
        ) : (
          <Callout title="This video has no plan yet">It appears here once it is made.</Callout>
        )}
      </TabsContent>
      <TabsContent value="review">
        <ReviewPanel subject={{ projectId: video.project.id }} />
      </TabsContent>
      <TabsContent value="quality">
        <VideoScorecard projectId={video.project.id} version={version} />
      </TabsContent>
      <TabsContent value="cost">
        <CostTable costs={video.costs} />
      </TabsContent>
      <TabsContent value="prompts">
        <ShotPrompts prompt={video.project.prompt} prompts={video.prompts} />
      </TabsContent>
      <TabsContent value="record">
        <TraceView projectId={video.project.id} running={false} />
      </TabsContent>
    </Tabs>
  );
}
