"use client";

import { Clapperboard } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import type { ProjectView } from "@/domain/view/views";
import { EstimateDetails, EstimateWarnings } from "@/features/composer/estimate-details";
import { useIteration } from "@/features/iterations/use-iteration";
import { FailureCallout } from "@/features/shell/failure-callout";
import { moneyText, waitText } from "@/features/wording/numbers";

/** Makes the video as the brief stands, after the hero frame that was chosen; says what that costs and draws anew. */
export function MakeInLook({ project, chosen }: { project: ProjectView; chosen: boolean }) {
  const { estimate, start } = useIteration(project.id, { brief: null, redraw: [] });
  const isFirst = project.run?.options.heroes !== undefined;
  const price = estimate.data?.estimate;
  if (estimate.error) return <FailureCallout error={estimate.error} />;
  if (!price || (!isFirst && price.lines.every(({ cached }) => cached))) return null;
  const title = isFirst
    ? chosen
      ? "The look is chosen"
      : "Make the video, with or without a hero frame"
    : "The video has another look than the one that is chosen";
  return (
    <section aria-label="Make the video" className="grid gap-2">
      <Callout
        title={title}
        action={
          <Button size="sm" variant="primary" busy={start.isPending} onClick={() => start.mutate()}>
            <Clapperboard aria-hidden /> {isFirst ? "Make the video" : "Make it anew"}
          </Button>
        }
      >
        Cost: {moneyText(price.totalMicros)}, about {waitText(price.typicalSeconds)}. Words, plan and sound
        that are there already stay.
      </Callout>
      <EstimateWarnings warnings={price.warnings} />
      {start.problem}
      {start.error && <FailureCallout error={start.error} />}
      <Disclosure summary="What is made anew">
        <EstimateDetails estimate={price} />
      </Disclosure>
    </section>
  );
}
