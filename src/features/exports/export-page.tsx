"use client";

import { Film, Scissors } from "lucide-react";
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
  const { projectId, of, version, title, size, fps, durationFrames } = desk;
  return (
    <PageFrame
      title={`Export “${title}”`}
      lead={`${of === "edit" ? `The cut as you edited it, version ${version}: ` : ""}${runningTimeText(durationFrames / fps)}, ${size.width} × ${size.height}, ${fps} fps`}
      actions={
        <>
          <VersionSelect desk={desk} />
          <BackButton desk={desk} />
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

function BackButton({ desk: { projectId, of, version } }: { desk: ExportDesk }) {
  return (
    <Button asChild>
      {of === "edit" ? (
        <Link href={`/projects/${projectId}/edit`}>
          <Scissors aria-hidden /> Back to the editor
        </Link>
      ) : (
        <Link href={`/videos/${projectId}?v=${version}`}>
          <Film aria-hidden /> Back to the video
        </Link>
      )}
    </Button>
  );
}

/** The finished versions to choose from, and the edited cut when that is what one came for. */
function VersionSelect({ desk: { of, version, versions, projectId } }: { desk: ExportDesk }) {
  const router = useRouter();
  if (versions.length + (of === "edit" ? 1 : 0) < 2) return null;
  return (
    <Select
      aria-label="Version of the video"
      className="w-auto"
      value={of === "edit" ? `edit=${version}` : `v=${version}`}
      onChange={({ target }) => router.replace(`/projects/${projectId}/export?${target.value}`)}
    >
      {of === "edit" && <option value={`edit=${version}`}>Edited cut {version}</option>}
      {versions.map((number) => (
        <option key={number} value={`v=${number}`}>
          Version {number}
        </option>
      ))}
    </Select>
  );
}
