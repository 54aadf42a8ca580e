"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Select } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { Plan } from "@/domain/plan/plan";
import { promptOrigins } from "@/domain/plan/prompt-parts";
import type { ProjectView } from "@/domain/view/views";
import type { PromptsView } from "@/domain/view/workspace-views";
import { ComparePrompts } from "@/features/prompts/compare-prompts";
import { type Inspected, inspectedPrompts, shownParts } from "@/features/prompts/inspected";
import { PromptCard } from "@/features/prompts/prompt-card";
import { OriginLegend } from "@/features/prompts/prompt-words";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useUrlParams } from "@/features/shell/use-url-params";
import { SaveBar, SaveProblem } from "@/features/workspace/save-bar";
import { WorkspacePart } from "@/features/workspace/workspace-part";
import { useSessionState, useWorkspace } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

type Props = { project: ProjectView; open: boolean };

/** Everything that models are told for a shot, as it would be sent, by where the words come from. */
export function PromptInspector({ project, open }: Props) {
  const { loaded } = useWorkspace();
  const plan = loaded?.planned?.plan ?? project.plan;
  return (
    <WorkspacePart>
      {(session) =>
        plan ? (
          <ShotPrompts projectId={project.id} plan={plan} open={open} session={session} />
        ) : (
          <Callout title="There are no prompts yet">
            They follow from the plan, which is not written yet.
          </Callout>
        )
      }
    </WorkspacePart>
  );
}

function ShotPrompts({
  projectId,
  plan: known,
  open,
  session,
}: {
  projectId: string;
  plan: Plan;
  open: boolean;
  session: WorkspaceSession;
}) {
  const { params, setParams } = useUrlParams();
  const { shots } = useSessionState(session).history.present.plan ?? known;
  const index = Math.max(
    0,
    shots.findIndex(({ key }) => key === params.get("shot")),
  );
  const show = (at: number) => setParams({ shot: shots[at]?.key ?? "" });
  const shotKey = shots[index]?.key ?? "";
  const prompts = trpc.workspace.prompts.useQuery({ projectId, shotKey });
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="icon-sm"
          aria-label="Shot before"
          disabled={index === 0}
          onClick={() => show(index - 1)}
        >
          <ArrowLeft aria-hidden />
        </Button>
        <Select
          aria-label="Shot"
          className="h-9 w-auto py-0"
          value={shotKey}
          onChange={(event) => setParams({ shot: event.target.value })}
        >
          {shots.map(({ key }, at) => (
            <option key={key} value={key}>
              Shot {at + 1} of {shots.length}
            </option>
          ))}
        </Select>
        <Button
          size="icon-sm"
          aria-label="Next shot"
          disabled={index === shots.length - 1}
          onClick={() => show(index + 1)}
        >
          <ArrowRight aria-hidden />
        </Button>
        <span className="ml-auto">
          <SaveBar session={session} />
        </span>
      </div>
      <SaveProblem session={session} />
      {open && <Callout title="A run is at work">What you change here counts in the next one.</Callout>}
      {prompts.error && (
        <FailureCallout
          error={prompts.error}
          title="The prompts could not be put together"
          onRetry={() => void prompts.refetch()}
        />
      )}
      {prompts.isLoading && <Skeleton className="h-96 rounded-lg" />}
      {prompts.data === null && (
        <Callout title="There are no prompts yet">
          They follow from the plan, which is not written yet.
        </Callout>
      )}
      {prompts.data && (
        <Cards
          key={shotKey}
          projectId={projectId}
          prompts={prompts.data}
          shots={shots.map(({ key }, at) => ({ key, number: at + 1 }))}
          session={session}
        />
      )}
    </div>
  );
}

function Cards({
  projectId,
  prompts,
  shots,
  session,
}: {
  projectId: string;
  prompts: PromptsView;
  shots: readonly { key: string; number: number }[];
  session: WorkspaceSession;
}) {
  const data = useSessionState(session).history.present;
  const all = inspectedPrompts(prompts, data);
  const used = new Set(all.flatMap((prompt) => shownParts(prompt).map(({ origin }) => origin)));
  const number = shots.find(({ key }) => key === prompts.shotKey)?.number ?? 1;
  const write = ({ withWords, title, slot, id }: Inspected, words: string | null) => {
    if (!withWords) return;
    session.change(withWords(session.data, words), {
      what: `${words === null ? "Reverted" : "Wrote"} “${title}” of shot ${number}`,
      target: slot,
      joins: `prompt/${prompts.shotKey}/${id}`,
    });
  };
  return (
    <>
      <OriginLegend used={promptOrigins.filter((origin) => used.has(origin))} />
      {all.map((prompt) => (
        <PromptCard
          key={prompt.id}
          prompt={prompt}
          onWords={(words) => write(prompt, words)}
          comparison={
            <ComparePrompts
              projectId={projectId}
              prompt={prompt}
              siblings={all}
              shots={shots.filter(({ key }) => key !== prompts.shotKey)}
              data={data}
            />
          }
        />
      ))}
    </>
  );
}
