"use client";

import { Download, SquareArrowOutUpRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { currentVersion } from "@/features/video/current-version";
import { Player } from "@/features/video/player";
import { bytesText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

/**
 * The current version, on top of the page of the work that led to it.
 *
 * @param expected True when the run is done, so that there must be one: its place is kept while it loads.
 */
export function FinishedVideo({ projectId, expected }: { projectId: string; expected: boolean }) {
  const video = trpc.videos.byId.useQuery({ projectId });
  const newest = video.data && currentVersion(video.data);
  if (video.isLoading && expected) return <Skeleton className="h-[min(70dvh,40rem)] rounded-xl" />;
  if (!newest) return null;
  return (
    <section aria-label="Finished video" className="grid gap-3">
      <Player version={newest} title={video.data?.project.title ?? ""} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-sm">
          Version {newest.version}, {bytesText(newest.bytes)}
          {newest.draft && ", draft"}
          {newest.final && ", final"}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button asChild>
            <Link href={`/videos/${projectId}`}>
              <SquareArrowOutUpRight aria-hidden /> Details and versions
            </Link>
          </Button>
          <Button asChild variant="primary">
            <a href={newest.downloadUrl} download={newest.fileName}>
              <Download aria-hidden /> Download
            </a>
          </Button>
        </div>
      </div>
    </section>
  );
}
