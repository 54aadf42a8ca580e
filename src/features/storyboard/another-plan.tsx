import { WandSparkles } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { withAnotherPlan } from "@/domain/workspace/change-wishes";
import { countText } from "@/features/wording/numbers";
import { useSessionState } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

const requestsMax = 20;

/** Has the whole plan written again, with what should be different. Undo brings the plan back that there was. */
export function AnotherPlan({
  session,
  open,
}: {
  session: WorkspaceSession;
  /** A run is at work. */
  open: boolean;
}) {
  const [guidance, setGuidance] = useState("");
  const { planGuidance, plan } = useSessionState(session).history.present;
  const asked = planGuidance.length;
  const ask = () => {
    const what =
      guidance.trim() === "" ? "Asked for another plan" : `Asked for another plan: ${guidance.trim()}`;
    session.change(withAnotherPlan(session.data, guidance), { what: what.slice(0, 200), target: null });
    setGuidance("");
  };
  return (
    <Disclosure
      summary="Have the whole plan written again"
      aside={asked > 0 && `asked for ${countText(asked, "time")}`}
    >
      <div className="grid gap-3">
        <Field
          label="What should be different?"
          hint={
            plan
              ? "Your edits of the plan go with it; undo brings them back. The built-in planner writes another plan, but understands only “without people”; language models follow wishes."
              : "The built-in planner writes another plan, but understands only “without people”; language models follow wishes."
          }
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={500}
              placeholder="Start in the rain, and show the bottle earlier"
              value={guidance}
              onChange={(event) => setGuidance(event.target.value)}
            />
          )}
        </Field>
        <Button className="justify-self-start" disabled={open || asked >= requestsMax} onClick={ask}>
          <WandSparkles aria-hidden /> Ask for another plan
        </Button>
        {asked > 0 && (
          <p className="text-muted text-sm" role="status">
            It is written by the next run: what goes out of date, and what it costs, is listed above.
          </p>
        )}
      </div>
    </Disclosure>
  );
}
