"use client";

import { ImagePlus, Images } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { heroTree, type NumberedHero } from "@/domain/hero/hero-tree";
import type { ProjectView } from "@/domain/view/views";
import { DrawDialog, type DrawRequest } from "@/features/hero/draw-dialog";
import type { HeroActions } from "@/features/hero/hero-card";
import { HeroGroups, HeroSkeletons } from "@/features/hero/hero-groups";
import { MakeInLook } from "@/features/hero/make-in-look";
import { useHeroes } from "@/features/hero/use-heroes";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

/** Finding the look of a video: candidates, their lineage, and the one that is chosen. */
export function HeroBoard({ project, open }: { project: ProjectView; open: boolean }) {
  const { heroes, choose, star } = useHeroes(project.id, open);
  const [request, setRequest] = useState<DrawRequest | null>(null);
  const aspect = project.resolved?.aspect ?? project.brief.aspect ?? "9:16";
  const shown = heroes.data?.heroes ?? [];
  const drawing = open ? leftToDraw(project) : 0;
  const actions: HeroActions = {
    onVary: open ? null : (parent) => setRequest({ parent }),
    onChoose: (hero) => choose(hero?.takeId ?? null, chosenText(hero)),
    onStar: (hero) => star(hero.takeId, !hero.favourite),
  };
  if (heroes.error) return <FailureCallout error={heroes.error} onRetry={() => void heroes.refetch()} />;
  if (heroes.isLoading) return <HeroSkeletons count={4} aspect={aspect} />;
  return (
    <div className="grid gap-6">
      {!open && <MakeInLook project={project} chosen={shown.some(({ chosen }) => chosen)} />}
      {!open && heroes.data?.trouble && (
        <DrawingTrouble projectId={project.id} message={heroes.data.trouble.message} />
      )}
      {shown.length > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-prose text-muted text-sm leading-relaxed">
            Choose the picture that the video shall look like. Its colours go into every shot, its place and
            light into the opening.
          </p>
          {!open && (
            <Button onClick={() => setRequest({ parent: null })}>
              <ImagePlus aria-hidden /> Draw more
            </Button>
          )}
        </div>
      )}
      {drawing > 0 && <HeroSkeletons count={drawing} aspect={aspect} />}
      <HeroGroups groups={heroTree(shown)} aspect={aspect} {...actions} />
      {shown.length === 0 && drawing === 0 && (
        <EmptyState
          icon={Images}
          title="No hero frames yet"
          action={
            !open && (
              <Button variant="primary" onClick={() => setRequest({ parent: null })}>
                <ImagePlus aria-hidden /> Draw hero frames
              </Button>
            )
          }
        >
          {open
            ? "They can be drawn as soon as the run at work is over."
            : "Find the look first: four to eight pictures of the opening, in different light, framing and colours. The one you choose sets the look of the video."}
        </EmptyState>
      )}
      <DrawDialog
        projectId={project.id}
        request={request}
        model={project.run?.options.finalModels?.image ?? project.brief.models.image}
        onClose={() => setRequest(null)}
      />
    </div>
  );
}

const chosenText = (hero: NumberedHero | null) =>
  hero ? `Hero frame ${hero.number} is the look of this video` : "This video has no hero frame now";

/** Pictures of the run at work that are not there yet. */
function leftToDraw({ run }: ProjectView): number {
  const count = run?.options.heroes?.count ?? 0;
  const pieces = run?.state.stages.find(({ stage }) => stage === "heroes")?.pieces ?? [];
  return count - pieces.filter(({ status }) => status === "done").length;
}

function DrawingTrouble({ projectId, message }: { projectId: string; message: string }) {
  const utils = trpc.useUtils();
  const { afterStoring, problem } = useAfterStoring();
  const resume = trpc.runs.resume.useMutation({
    onSuccess: () => utils.projects.byId.invalidate({ projectId }),
  });
  return (
    <div className="grid gap-2">
      <Callout
        tone="warning"
        title="Not all hero frames were drawn"
        action={
          <Button
            size="sm"
            busy={resume.isPending}
            onClick={() => afterStoring(() => resume.mutate({ projectId, heroes: true }))}
          >
            Draw the missing ones
          </Button>
        }
      >
        {resume.error ? resume.error.message : message}
      </Callout>
      {problem}
    </div>
  );
}
