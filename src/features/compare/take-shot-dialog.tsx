"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { VariationView } from "@/domain/comparison/views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { shotLengthText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

type Choice = { from: number; into: number; shot: number };

/** "Take shot 3 from B into A". */
export function TakeShotDialog({
  comparisonId,
  variations,
  open,
  onOpenChange,
}: {
  comparisonId: string;
  /** Those with a finished video. */
  variations: readonly VariationView[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const utils = trpc.useUtils();
  const [choice, setChoice] = useState<Choice>({
    from: variations[1]?.position ?? 0,
    into: variations[0]?.position ?? 0,
    shot: 1,
  });
  const take = trpc.comparisons.takeShot.useMutation({
    onSuccess: async () => {
      onOpenChange(false);
      await utils.comparisons.byId.invalidate({ comparisonId });
    },
  });
  const source = variations.find(({ position }) => position === choice.from);
  const change = (values: Partial<Choice>) => {
    take.reset();
    setChoice((now) => ({ ...now, ...values }));
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    take.mutate({ comparisonId, ...choice });
  }

  const variationField = (label: string, key: "from" | "into") => (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={choice[key]}
          onChange={(event) => change({ [key]: Number(event.target.value) })}
        >
          {variations.map(({ position, label: name }) => (
            <option key={position} value={position}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Take a shot across"
      description="The clip of one variation takes the place of the same shot in another. It costs nothing: only the cut is made anew, as a new version. The version before stays."
    >
      <form onSubmit={submit} className="grid gap-4">
        {variationField("From", "from")}
        <Field label="Shot">
          {(control) => (
            <Select
              {...control}
              value={choice.shot}
              onChange={(event) => change({ shot: Number(event.target.value) })}
            >
              {(source?.shots ?? []).map(({ key, number, action, durationFrames }) => (
                <option key={key} value={number}>
                  {number}. {action} ({shotLengthText(durationFrames, source?.video?.fps ?? 24)})
                </option>
              ))}
            </Select>
          )}
        </Field>
        {variationField("Into", "into")}
        {take.error && <FailureCallout error={take.error} title="Not taken" />}
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>Leave it</Button>
          <Button
            type="submit"
            variant="primary"
            busy={take.isPending}
            disabled={choice.from === choice.into}
          >
            Take the shot
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
