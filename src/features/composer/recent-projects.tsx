"use client";

import { Film } from "lucide-react";
import Link from "next/link";
import { SignedImage } from "@/components/ui/signed-image";
import type { ProjectCard } from "@/domain/view/views";
import { Moment } from "@/features/wording/moments";
import { runningTimeText } from "@/features/wording/numbers";
import { statusTitles } from "@/features/wording/terms";

export function RecentProjects({ projects }: { projects: ProjectCard[] }) {
  if (projects.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="mt-12">
      <h2 id="recent" className="mb-4 font-semibold text-lg">
        Recent projects
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {projects.map((project) => (
          <li key={project.id}>
            <Link
              href={`/projects/${project.id}`}
              className="flex items-center gap-3 rounded-lg border border-line bg-surface p-2.5 transition-colors hover:border-control"
            >
              <span className="grid size-14 shrink-0 place-items-center overflow-hidden rounded-md bg-stage text-white/50">
                {project.video ? (
                  <SignedImage src={project.video.thumbnail.url} alt="" className="size-full object-cover" />
                ) : (
                  <Film className="size-5" aria-hidden />
                )}
              </span>
              <span className="grid min-w-0 gap-0.5">
                <span className="truncate font-medium text-sm">{project.title}</span>
                <span className="text-muted text-xs">
                  {statusTitles[project.status]}
                  {project.video && `, ${runningTimeText(project.video.durationSeconds)}`} ·{" "}
                  <Moment iso={project.createdAt} show="date" />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
