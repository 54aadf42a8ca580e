"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Clapperboard } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { ModelChoice } from "@/domain/catalogue/model-choice";
import type { CostEstimate, ProjectView } from "@/domain/view/views";
import { EstimateDetails, EstimateWarnings } from "@/features/composer/estimate-details";
import { ModelFields } from "@/features/models/model-fields";
import { isDraft } from "@/features/project/is-draft";
import { FailureCallout } from "@/features/shell/failure-callout";
import { moneyText, waitText } from "@/features/wording/numbers";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

/** Makes a finished draft real or, after a real run, the same plan with other models. */
export function MakeReal({ project }: { project: ProjectView }) {
  const [asking, setAsking] = useState(false);
  const drafted = project.run?.options.finalModels !== undefined || isDraft(project);
  const title = drafted ? "Make it real" : "Make again with other models";
  return (
    <>
      <Button variant={drafted ? "primary" : "secondary"} onClick={() => setAsking(true)}>
        <Clapperboard aria-hidden /> {title}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={title}
        description="Prompt and plan stay as they are. What other models draw is drawn anew and cut into a new version; the versions and takes that you have stay."
        className="max-w-2xl"
      >
        <MakeRealForm project={project} onClose={() => setAsking(false)} />
      </Dialog>
    </>
  );
}

function MakeRealForm({ project, onClose }: { project: ProjectView; onClose: () => void }) {
  const projectId = project.id;
  const utils = trpc.useUtils();
  const [models, setModels] = useState<ModelChoice>(project.run?.options.finalModels ?? project.brief.models);
  const offers = trpc.models.offers.useQuery();
  const estimate = trpc.projects.estimateReal.useQuery(
    { projectId, models },
    { placeholderData: keepPreviousData },
  );
  const makeReal = trpc.projects.makeReal.useMutation({
    onSuccess: async () => {
      await utils.projects.byId.invalidate({ projectId });
      onClose();
    },
  });
  const { afterStoring, problem } = useAfterStoring();
  const error = makeReal.error ?? estimate.error;
  // A price that belongs to another choice is not one to agree to.
  const price = estimate.isPlaceholderData || estimate.error ? undefined : estimate.data;
  const isNew = price?.lines.some(({ cached }) => !cached) ?? false;
  return (
    <div className="grid min-w-0 gap-5">
      <ModelFields offers={offers.data} error={offers.error} value={models} onChange={setModels} />
      {error !== null && <FailureCallout error={error} />}
      {problem}
      <Price estimate={price} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Keep it as it is</Button>
        <Button
          variant="primary"
          disabled={!isNew}
          busy={makeReal.isPending}
          onClick={() => afterStoring(() => makeReal.mutate({ projectId, models }))}
        >
          {price && isNew ? `Make it for ${moneyText(price.totalMicros)}` : "Make it"}
        </Button>
      </div>
    </div>
  );
}

function Price({ estimate }: { estimate: CostEstimate | undefined }) {
  if (!estimate) return <Skeleton className="h-24 rounded-md" />;
  if (estimate.lines.every(({ cached }) => cached)) {
    return (
      <p className="text-muted text-sm" role="status">
        This is what you have already. Choose another model to make something new.
      </p>
    );
  }
  return (
    <section aria-label="Price" className="grid gap-3 rounded-md border border-line p-3">
      <p className="text-sm" role="status">
        <span className="font-semibold">{moneyText(estimate.totalMicros)}</span>, about{" "}
        {waitText(estimate.typicalSeconds)}
      </p>
      <EstimateWarnings warnings={estimate.warnings} />
      <EstimateDetails estimate={estimate} />
    </section>
  );
}
