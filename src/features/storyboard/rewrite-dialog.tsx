"use client";

import { Check, RefreshCw, WandSparkles } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { Plan, PlanElement } from "@/domain/plan/plan";
import type { AnyRewriteField, Rewrite } from "@/domain/plan/rewrite-request";
import { joinWords } from "@/domain/text/wording";
import { PromptDiff } from "@/features/iterations/prompt-diff";
import { FailureCallout } from "@/features/shell/failure-callout";
import { fieldNames, fieldWords } from "@/features/storyboard/field-words";
import { type RewriteTarget, useRewrite } from "@/features/storyboard/use-rewrite";
import { moneyText } from "@/features/wording/numbers";
import { SaveProblem } from "@/features/workspace/save-bar";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

type Props = {
  projectId: string;
  session: WorkspaceSession;
  plan: Plan;
  onTake: (fields: Rewrite) => void;
  onClose: () => void;
};

/** Has a field, a whole shot or a whole scene written again: the answer stands beside what there is, and is taken or left. */
export function RewriteDialog({ target, ...props }: Props & { target: RewriteTarget }) {
  const subject = subjectOf(target, props.plan);
  if (!subject) return null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={`${titleOf(target)} for ${subject.name}`}
      description={subject.told}
      className="max-w-2xl"
    >
      <SaveProblem session={props.session} />
      <AskedAgain {...props} target={target} subject={subject} />
    </Dialog>
  );
}

/** What is written again, as it is now. */
type Subject = { name: string; told: string; example: string; now: Rewrite };

const untilTaken = "Nothing changes until you take what it writes.";

/** Null for what is not in the plan any more. */
function subjectOf(target: RewriteTarget, { shots, scenes }: Plan): Subject | null {
  if ("shotKey" in target) {
    const index = shots.findIndex(({ key }) => key === target.shotKey);
    const now = shots[index];
    const told = `The planner is told this shot, the shots around it, the elements and the story. ${untilTaken}`;
    return now ? { name: `shot ${index + 1}`, told, example: "Closer, and without people", now } : null;
  }
  const index = scenes.findIndex(({ key }) => key === target.sceneKey);
  const now = scenes[index];
  const told = `The planner is told this scene, the other scenes, all shots and the story. The shots of the scene stay as they are. ${untilTaken}`;
  return now ? { name: `scene ${index + 1}`, told, example: "Outdoors, and more hopeful", now } : null;
}

function titleOf({ fields: [field, ...more] }: RewriteTarget): string {
  return field === undefined || more.length > 0 ? "Other words" : `Another ${fieldNames[field]}`;
}

function AskedAgain({
  projectId,
  session,
  plan,
  target,
  subject,
  onTake,
  onClose,
}: Props & { target: RewriteTarget; subject: Subject }) {
  const { price, ask, answer, busy, error } = useRewrite(projectId, session, target);
  const [guidance, setGuidance] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) void ask(guidance.trim());
  };
  const proposal = answer?.state === "proposed" ? answer.proposal : null;
  return (
    <form onSubmit={submit} className="grid min-w-0 gap-5">
      <Field
        label="What should be different?"
        hint={
          price.data?.followsWishes === false
            ? "May stay empty. The built-in planner writes something else for every wish, but understands only “without people”; language models follow it."
            : "May stay empty."
        }
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={500}
            placeholder={subject.example}
            value={guidance}
            onChange={(event) => setGuidance(event.target.value)}
          />
        )}
      </Field>
      {error && <FailureCallout error={error} />}
      {answer?.state === "failed" && <Callout tone="danger" title={answer.message} />}
      <div role="status">
        {busy && <p className="text-muted text-sm">The planner is writing…</p>}
        {proposal && answer?.state === "proposed" && (
          <Proposal
            fields={answer.request.fields}
            now={subject.now}
            proposal={proposal}
            elements={plan.elements}
            costMicros={answer.costMicros}
          />
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{proposal ? "Discard it" : "Cancel"}</Button>
        <Button type="submit" variant={proposal ? "secondary" : "primary"} busy={busy}>
          {proposal ? <RefreshCw aria-hidden /> : <WandSparkles aria-hidden />}
          {proposal ? "Another" : "Write it"}
          {price.data && `, ${moneyText(price.data.micros)}`}
        </Button>
        {proposal && (
          <Button
            variant="primary"
            onClick={() => {
              onTake(proposal);
              onClose();
            }}
          >
            <Check aria-hidden /> Use it
          </Button>
        )}
      </div>
    </form>
  );
}

/** What stands for a field in which there is nothing. */
const nothing = "nothing";

function Proposal({
  fields,
  now,
  proposal,
  elements,
  costMicros,
}: {
  fields: readonly AnyRewriteField[];
  now: Rewrite;
  proposal: Rewrite;
  elements: readonly PlanElement[];
  costMicros: number;
}) {
  const told = fields.map((field) => ({
    field,
    before: fieldWords(field, now, elements) || nothing,
    after: fieldWords(field, { ...now, ...proposal }, elements) || nothing,
  }));
  const kept = told.filter(({ before, after }) => before === after).map(({ field }) => fieldNames[field]);
  return (
    <section aria-label="Proposal" className="grid gap-3 rounded-lg border border-line p-4">
      <ul className="grid gap-4">
        {told.map(
          ({ field, before, after }) =>
            before !== after && (
              <li key={field} className="grid gap-1">
                {fields.length > 1 && (
                  <h3 className="font-medium text-sm first-letter:uppercase">{fieldNames[field]}</h3>
                )}
                <PromptDiff before={before} after={after} names={{ before: "Now", after: "Proposed" }} />
              </li>
            ),
        )}
      </ul>
      {kept.length > 0 && <p className="text-muted text-sm">Stays as it is: {joinWords(kept)}.</p>}
      <p className="text-muted text-xs">
        {costMicros === 0 ? "It has cost nothing." : `It has cost ${moneyText(costMicros)}.`}
      </p>
    </section>
  );
}
