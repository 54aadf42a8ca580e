"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Slider } from "@/components/ui/slider";
import type { NumberedHero } from "@/domain/hero/hero-tree";
import { heroCount } from "@/domain/run/run";
import { HeroPrice, type HeroWish, HeroWishFields } from "@/features/hero/hero-wish";
import { FailureCallout } from "@/features/shell/failure-callout";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

/** What shall be drawn: new candidates, or some that go on from one. */
export type DrawRequest = { parent: NumberedHero | null };

/** Asks for more hero frames, the price first. */
export function DrawDialog({
  projectId,
  request,
  model,
  onClose,
}: {
  projectId: string;
  /** Null keeps the dialog closed. */
  request: DrawRequest | null;
  /** The image model that the video is made with. */
  model: string | null;
  onClose: () => void;
}) {
  const parent = request?.parent ?? null;
  return (
    <Dialog
      open={request !== null}
      onOpenChange={(open) => !open && onClose()}
      title={parent ? `Vary hero frame ${parent.number}` : "Draw hero frames"}
      description={
        parent
          ? "New pictures go on from this one. Say what shall be different, or let them surprise you."
          : "Each shows the opening of the video in another light, framing and colours. The one you choose sets the look of all shots."
      }
      className="max-w-xl"
    >
      <DrawForm projectId={projectId} parent={parent} model={model} onClose={onClose} />
    </Dialog>
  );
}

const strengthWords = (strength: number) =>
  strength < 0.34 ? "close to it" : strength < 0.67 ? "the same idea" : "far from it";

function DrawForm({
  projectId,
  parent,
  model,
  onClose,
}: {
  projectId: string;
  parent: NumberedHero | null;
  model: string | null;
  onClose: () => void;
}) {
  const utils = trpc.useUtils();
  const [wish, setWish] = useState<HeroWish>({ count: heroCount.default, model });
  const [guidance, setGuidance] = useState("");
  const [strength, setStrength] = useState(0.5);
  const estimate = trpc.heroes.estimate.useQuery(
    { projectId, heroes: wish },
    { placeholderData: keepPreviousData },
  );
  const draw = trpc.heroes.draw.useMutation({
    onSuccess: async () => {
      await utils.projects.byId.invalidate({ projectId });
      await utils.heroes.list.invalidate({ projectId });
      onClose();
    },
  });
  const { afterStoring, problem } = useAfterStoring();
  const failure = draw.error ?? estimate.error;
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const origin = parent && { takeId: parent.takeId, guidance, strength };
        afterStoring(() => draw.mutate({ projectId, heroes: { ...wish, parent: origin } }));
      }}
    >
      {parent && (
        <>
          <Field label="What shall be different (optional)" hint="For example: closer, at night, more green">
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={300}
                value={guidance}
                onChange={(event) => setGuidance(event.target.value)}
              />
            )}
          </Field>
          <div className="grid gap-1.5 text-sm">
            <p className="flex justify-between gap-3">
              <span className="font-medium">How far it may go</span>
              <span className="text-muted">{strengthWords(strength)}</span>
            </p>
            <Slider
              aria-label="How far it may go from the hero frame"
              min={0}
              max={1}
              step={0.05}
              value={[strength]}
              onValueChange={([next = strength]) => setStrength(next)}
            />
          </div>
        </>
      )}
      <HeroWishFields value={wish} onChange={setWish} />
      {problem}
      {failure !== null && <FailureCallout error={failure} />}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <HeroPrice estimate={estimate.isPlaceholderData ? undefined : estimate.data} />
        <Button type="submit" variant="primary" busy={draw.isPending} disabled={!estimate.data}>
          Draw {wish.count} {parent ? "variations" : "hero frames"}
        </Button>
      </div>
    </form>
  );
}
