"use client";

import { Film } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/input";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { ExportDesk, ExportView } from "@/domain/export/views";
import { PageFrame } from "@/features/shell/page-frame";
import { useUrlParams } from "@/features/shell/use-url-params";
import { runningTimeText } from "@/features/wording/numbers";
import { ArchivePanel } from "./archive-panel";
import { ExportList } from "./export-list";
import { InterchangePanel } from "./interchange-panel";
import { PackagePanel } from "./package-panel";
import { VideoPanel } from "./video-panel";

const tabs = ["video", "interchange", "package"] as const;

/** Everything that leaves the studio: other formats and shapes, editing systems, packages. */
export function ExportPage({ desk, exported }: { desk: ExportDesk; exported: ExportView[] }) {
  const { params, setParams } = useUrlParams();
  const tab = tabs.find((name) => name === params.get("tab")) ?? "video";
  const { projectId, title, size, fps, durationFrames } = desk;
  return (
    <PageFrame
      title={`Export “${title}”`}
      lead={`${runningTimeText(durationFrames / fps)}, ${size.width} × ${size.height}, ${fps} fps`}
      actions={
        <>
          <VersionSelect desk={desk} />
          <Button asChild>
            <Link href={`/videos/${projectId}?v=${desk.version}`}>
              <Film aria-hidden /> Back to the video
            </Link>
          </Button>
        </>
      }
    >
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Tabs
          className="min-w-0"
          value={tab}
          onValueChange={(next) => setParams({ tab: next === "video" ? "" : next })}
        >
          <TabsList aria-label="What to export">
            <TabsTrigger value="video">Video file</TabsTrigger>
            <TabsTrigger value="interchange">Editing systems</TabsTrigger>
            <TabsTrigger value="package">Package</TabsTrigger>
          </TabsList>
          <TabsContent value="video">
            <VideoPanel desk={desk} />
          </TabsContent>
          <TabsContent value="interchange">
            <InterchangePanel desk={desk} />
          </TabsContent>
          <TabsContent value="package">
            <PackagePanel desk={desk} />
            <ArchivePanel desk={desk} />
          </TabsContent>
        </Tabs>
        <ExportList projectId={projectId} initial={exported} />
      </div>
    </PageFrame>
  );
}

function VersionSelect({ desk: { version, versions, projectId } }: { desk: ExportDesk }) {
  const router = useRouter();
  if (versions.length < 2) return null;
  return (
    <Select
      aria-label="Version of the video"
      className="w-auto"
      value={version}
      onChange={({ target }) => router.replace(`/projects/${projectId}/export?v=${target.value}`)}
    >
      {versions.map((number) => (
        <option key={number} value={number}>
          Version {number}
        </option>
      ))}
    </Select>
  );
}
