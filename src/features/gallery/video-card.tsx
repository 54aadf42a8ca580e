"use client";

import { CircleAlert, Film, Hand, LoaderCircle, Trash2 } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { isOpen } from "@/domain/run/run";
import type { ProjectCard } from "@/domain/view/views";
import { PreviewVideo, usePreviewing } from "@/features/media/preview-video";
import { Moment } from "@/features/wording/moments";
import { runningTimeText } from "@/features/wording/numbers";
import { statusTitles } from "@/features/wording/terms";

/** A project in the gallery: its video moves under the pointer or the focus. */
export function VideoCard({ project, onDelete }: { project: ProjectCard; onDelete: () => void }) {
  const { previewing, handlers } = usePreviewing();
  const { video, status, title } = project;
  return (
    <li className="group relative grid content-start gap-2.5">
      <Link
        {...handlers}
        href={video ? `/videos/${project.id}` : `/projects/${project.id}`}
        className="grid gap-2.5 rounded-lg"
      >
        <span className="relative block aspect-4/5 overflow-hidden rounded-lg border border-line bg-stage">
          {video ? (
            <PreviewVideo still={video.thumbnail} video={video.preview} playing={previewing} alt="" />
          ) : (
            <StillWorking status={status} />
          )}
          {video && (
            <Badge tone="film" className="absolute bottom-2 left-2 tabular-nums">
              {runningTimeText(video.durationSeconds)}
            </Badge>
          )}
          {video?.final && (
            <Badge tone="film" className="absolute top-2 left-2">
              Final
            </Badge>
          )}
          {video && video.version > 1 && (
            <Badge tone="film" className="absolute right-2 bottom-2">
              v{video.version}
            </Badge>
          )}
        </span>
        <span className="grid gap-0.5 pr-9">
          <span className="line-clamp-2 font-medium text-sm leading-snug">{title}</span>
          <span className="text-muted text-xs">
            {status !== "done" && `${statusTitles[status]} · `}
            <Moment iso={project.createdAt} show="date" />
          </span>
        </span>
      </Link>
      <Button
        variant="ghost"
        size="icon-sm"
        className="absolute right-0 bottom-1 text-muted hover:text-danger"
        aria-label={`Delete ${title}`}
        onClick={onDelete}
      >
        <Trash2 aria-hidden />
      </Button>
    </li>
  );
}

function StillWorking({ status }: { status: ProjectCard["status"] }) {
  const working = status !== "draft" && isOpen(status as Exclude<ProjectCard["status"], "draft">);
  const Icon = working
    ? LoaderCircle
    : status === "failed" || status === "needs-attention"
      ? CircleAlert
      : status === "waiting"
        ? Hand
        : Film;
  return (
    <span className="absolute inset-0 grid content-center justify-items-center gap-2 text-white/70 text-xs">
      <Icon className={working ? "size-6 animate-spin" : "size-6"} strokeWidth={1.5} aria-hidden />
      {statusTitles[status]}
    </span>
  );
}
