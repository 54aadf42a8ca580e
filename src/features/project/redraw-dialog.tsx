"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CostEstimate } from "@/domain/view/views";
import { readFailure } from "@/features/wording/failures";
import { moneyText, waitText } from "@/features/wording/numbers";
import { isLocked, LockRefusal } from "@/features/workspace/lock-refusal";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

export function RedrawDialog({
  projectId,
  shotKey,
  number,
  open,
  onOpenChange,
}: {
  projectId: string;
  shotKey: string;
  number: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const utils = trpc.useUtils();
  const [seed, setSeed] = useState("");
  const redraw = trpc.runs.redrawShot.useMutation({
    onSuccess: async () => {
      await utils.projects.byId.invalidate({ projectId });
      onOpenChange(false);
    },
  });
  const { afterStoring, problem } = useAfterStoring();
  const estimate = trpc.runs.estimateRedraw.useQuery({ projectId, shotKey }, { enabled: open });
  const failure = redraw.error && !isLocked(redraw.error) ? readFailure(redraw.error) : null;

  const start = (unlock: boolean) =>
    afterStoring(() =>
      redraw.mutate({ projectId, shotKey, unlock, ...(seed === "" ? {} : { seed: Number(seed) }) }),
    );

  function submit(event: FormEvent) {
    event.preventDefault();
    start(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Redraw shot ${number}`}
      description="The shot is drawn again from another seed, and the video is cut again as a new version. The version you have stays where it is, so nothing is lost if you prefer it. Shots that do not depend on this one are not drawn or charged again."
    >
      <form onSubmit={submit} className="grid gap-5">
        <Field
          label="Seed"
          hint="Empty: a random one."
          error={failure && (failure.fieldErrors.seed ?? failure.message)}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={0}
              max={2_147_483_647}
              step={1}
              placeholder="Random"
              value={seed}
              onChange={(event) => setSeed(event.target.value)}
            />
          )}
        </Field>
        <p className="text-sm" role="status">
          {estimate.error ? readFailure(estimate.error).message : `Price: ${priceText(estimate.data)}.`}
        </p>
        {problem}
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>Keep this shot</Button>
          <Button type="submit" variant="primary" busy={redraw.isPending}>
            Make a new version
          </Button>
        </div>
      </form>
      <LockRefusal
        projectId={projectId}
        error={redraw.error}
        what={`Shot ${number} drawn again`}
        onUnlock={() => start(true)}
        onLeave={redraw.reset}
      />
    </Dialog>
  );
}

const priceText = (estimate: CostEstimate | undefined) =>
  estimate ? `${moneyText(estimate.totalMicros)}, takes about ${waitText(estimate.typicalSeconds)}` : "…";
