"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchField } from "@/components/ui/switch";
import { nextCheckpoint } from "@/domain/run/checkpoints";
import type { StageName } from "@/domain/run/run";
import type { Story } from "@/domain/story/story";
import type { ToldStories } from "@/domain/story/told-stories";
import type { ProjectView } from "@/domain/view/views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { LockRefusal } from "@/features/workspace/lock-refusal";
import { OthersForm } from "./others-form";
import { EditButton, StoryCard } from "./story-card";
import { StoryDifferences } from "./story-differences";
import { StoryForm } from "./story-form";
import { StoryMix } from "./story-mix";
import { type StoryChoice, useStories } from "./use-stories";

type Stories = ReturnType<typeof useStories>;
type View = NonNullable<Stories["query"]["data"]>;

/** Three stories to choose from, to edit and to mix. @param open Whether a run is at work. */
export function StoriesBoard({ project, open }: { project: ProjectView; open: boolean }) {
  const stage = project.run?.state.stages.find((one) => one.stage === "story");
  const stories = useStories(project.id, `${open}/${stage?.endedAt ?? ""}`);
  const { data, error } = stories.query;
  if (error && !data) return <FailureCallout error={error} />;
  if (!data) return <BoardSkeleton />;
  if (!data.told) {
    return (
      <Callout title="There are no stories yet">
        {open ? "They appear here as soon as they are written." : "The run stopped before they were written."}
      </Callout>
    );
  }
  const { run } = project;
  const at = run?.state.status === "waiting" ? nextCheckpoint(run.options) : null;
  return (
    <div className="grid gap-6">
      {stories.problem}
      {stories.error !== null && <FailureCallout error={stories.error} />}
      <LockRefusal
        projectId={project.id}
        error={stories.refused}
        what="Another story"
        onUnlock={stories.unlock}
        onLeave={stories.leaveLocked}
      />
      <Standing view={data} open={open} at={at} stories={stories} />
      <Choices view={data} told={data.told} open={open} stories={stories} />
    </div>
  );
}

/** What is taken, and how it goes on from here. @param at The checkpoint at which the run waits; null when it does not. */
function Standing({
  view: { taken, filmed, ownPlan },
  open,
  at,
  stories,
}: {
  view: View;
  open: boolean;
  at: StageName | null;
  stories: Stories;
}) {
  if (!taken) return null;
  const isOther = filmed !== null && JSON.stringify(filmed.story) !== JSON.stringify(taken.story);
  const isLate = isOther && !open && at !== "story";
  return (
    <Callout
      title={`The video tells “${taken.story.title}”`}
      tone={isLate ? "warning" : "info"}
      action={<WayOn title={taken.story.title} at={at} isOther={isOther && !ownPlan} stories={stories} />}
    >
      {taken.reason}
      {isLate && at === null && " The video that is there tells another one: make it again to see this one."}
      {isLate && at !== null && !ownPlan && " The plan still tells another one."}
      {ownPlan && " You have changed the plan yourself, so it stays as it is."}
      {ownPlan && isOther && " To have this story in it, ask for another plan at the end of the storyboard."}
    </Callout>
  );
}

function WayOn({
  title,
  at,
  isOther,
  stories,
}: {
  title: string;
  at: StageName | null;
  /** The plan tells another story, and can be written anew. */
  isOther: boolean;
  stories: Stories;
}) {
  if (at === "story") {
    return (
      <Button variant="primary" size="sm" busy={stories.busy} onClick={stories.goOn}>
        Go on with “{title}”
      </Button>
    );
  }
  if (at === null || !isOther) return null;
  return (
    <Button size="sm" busy={stories.busy} onClick={stories.planAnew}>
      Write the plan anew
    </Button>
  );
}

function Choices({
  view: { wishes, taken },
  told,
  open,
  stories,
}: {
  view: View;
  told: ToldStories;
  open: boolean;
  stories: Stories;
}) {
  const [editing, setEditing] = useState<number | "mine" | null>(null);
  const [marked, setMarked] = useState(false);
  const { edited } = wishes;
  const busy = stories.busy || open;
  const takeMine = (story: Story, choice: Pick<StoryChoice, "chosen" | "way">) => {
    setEditing(null);
    stories.take({ ...choice, edited: story }, `“${story.title}” is your version`);
  };
  return (
    <>
      <SwitchField
        label="Underline what only one of them says"
        checked={marked}
        onCheckedChange={setMarked}
      />
      {edited && (
        <div className="grid gap-4 lg:grid-cols-3">
          {editing === "mine" ? (
            <StoryForm
              start={edited}
              busy={busy}
              onSave={(story) => takeMine(story, { chosen: wishes.chosen, way: "edited" })}
              onCancel={() => setEditing(null)}
            />
          ) : (
            <StoryCard
              heading="Your version"
              story={edited}
              others={[]}
              taken
              reason={null}
              actions={<EditButton title={edited.title} onClick={() => setEditing("mine")} />}
            />
          )}
        </div>
      )}
      <div className="grid items-stretch gap-4 lg:grid-cols-3">
        {told.stories.map((story, index) =>
          editing === index ? (
            <StoryForm
              key={story.title}
              start={story}
              busy={busy}
              onSave={(mine) => takeMine(mine, { chosen: index, way: "edited" })}
              onCancel={() => setEditing(null)}
            />
          ) : (
            <StoryCard
              key={story.title}
              heading={`Story ${index + 1}`}
              story={story}
              others={marked ? told.stories.filter((other) => other !== story) : []}
              taken={taken?.index === index}
              reason={`${apartText(told, index)} ${scoreText(told, index)}`}
              actions={
                <>
                  <Button
                    size="sm"
                    variant={taken?.index === index ? "secondary" : "primary"}
                    disabled={busy || (taken?.index === index && wishes.chosen === index)}
                    aria-label={`Choose “${story.title}”`}
                    onClick={() =>
                      stories.take(
                        { chosen: index, edited: null, way: "chosen" },
                        `“${story.title}” is taken`,
                      )
                    }
                  >
                    {wishes.chosen === index && !edited ? "Chosen" : "Choose"}
                  </Button>
                  <EditButton title={story.title} onClick={() => setEditing(index)} />
                </>
              }
            />
          ),
        )}
      </div>
      <OthersForm busy={busy} onAsk={stories.askForOthers} />
      <Disclosure summary="Mix parts of several stories">
        <StoryMix
          key={told.round}
          stories={told.stories}
          busy={busy}
          onMix={(story, chosen) => takeMine(story, { chosen, way: "mixed" })}
        />
      </Disclosure>
      <Disclosure summary="How different they are">
        <StoryDifferences pairs={told.pairs} />
      </Disclosure>
    </>
  );
}

/** "78 % unlike story 2, 81 % unlike story 3." */
function apartText({ pairs }: ToldStories, index: number): string {
  const apart = pairs
    .filter(({ first, second }) => first === index || second === index)
    .map(({ first, second, difference }) => {
      const other = first === index ? second : first;
      return `${Math.round(difference.overall * 100)} % unlike story ${other + 1}`;
    });
  return `${apart.join(", ")}.`;
}

function scoreText({ scores }: ToldStories, index: number): string {
  const score = scores[index];
  if (!score) return "";
  return `Serves the brief with ${score.overall} of 100: keeps ${score.brief}, length ${score.length}, shape ${score.shape}.`;
}

function BoardSkeleton() {
  return (
    <div className="grid gap-4 lg:grid-cols-3" role="status" aria-label="Loading the stories">
      {[1, 2, 3].map((place) => (
        <Skeleton key={place} className="h-96" />
      ))}
    </div>
  );
}
