"use client";

import { Star, Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { SignedImage } from "@/components/ui/signed-image";
import { Skeleton } from "@/components/ui/skeleton";
import type { SlotTake } from "@/domain/view/quality-views";
import { withFavourite, withPin } from "@/domain/workspace/change-wishes";
import { CompareSlider } from "@/features/keyframes/compare-slider";
import { frameName, type KeyFrame, type Keyframes } from "@/features/keyframes/use-keyframes";
import { takeName } from "@/features/scorecard/take-picture";
import { TakeStrip } from "@/features/scorecard/take-strip";
import { FailureCallout } from "@/features/shell/failure-callout";
import { cssAspect } from "@/features/wording/terms";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

type Props = { frame: KeyFrame; keyframes: Keyframes; session: WorkspaceSession };

/** The frame as it is and as it was drawn before: to look at, to compare and to choose from. */
export function FrameTakes(props: Props) {
  const { frame, keyframes } = props;
  const takes = trpc.takes.ofSlot.useQuery({ projectId: keyframes.projectId, slot: frame.slot });
  const { refetch } = takes;
  const drawn = frame.picture?.url;
  // A run has drawn another one while it is looked at.
  useEffect(() => {
    if (drawn) void refetch();
  }, [drawn, refetch]);
  if (takes.error) {
    return (
      <FailureCallout
        error={takes.error}
        title="The takes could not be loaded"
        onRetry={() => void takes.refetch()}
      />
    );
  }
  if (!takes.data) return <Skeleton className="h-96 rounded-lg" />;
  if (takes.data.takes.length === 0) {
    return (
      <p className="rounded-lg border border-line border-dashed p-6 text-muted text-sm">
        This frame was not drawn yet. What is said of it here counts when it is.
      </p>
    );
  }
  return <LoadedTakes {...props} takes={ranked(takes.data.takes)} selection={takes.data.selection} />;
}

/** The best first; what was not scored after that, newest first. */
const ranked = (takes: readonly SlotTake[]) =>
  takes.toSorted((a, b) => scoreOf(b) - scoreOf(a) || b.number - a.number);
const scoreOf = ({ scorecard }: SlotTake) => scorecard?.card.overall ?? -1;

function LoadedTakes({
  frame,
  keyframes,
  session,
  takes,
  selection,
}: Props & {
  takes: SlotTake[];
  selection: { takeId: string; chosenBy: "system" | "maker"; reason: string } | null;
}) {
  const { slot } = frame;
  const { data, aspect } = keyframes;
  const [shownId, setShownId] = useState<string | null>(null);
  const [againstId, setAgainstId] = useState("");
  const pinned = takes.find(({ artifactId }) => artifactId !== null && artifactId === data.pins[slot]);
  const standing = pinned
    ? { takeId: pinned.id, chosenBy: "maker" as const, reason: "You chose it." }
    : selection;
  const shown = takes.find(({ id }) => id === (shownId ?? standing?.takeId)) ?? takes[0];
  const against = takes.find(({ id }) => id === againstId && id !== shown?.id);
  const choose = (take: SlotTake | null) =>
    session.change(withPin(session.data, slot, take?.artifactId ?? null), {
      what: take
        ? `Chose ${takeName(take).toLowerCase()} for ${frameName(frame).toLowerCase()}`
        : `Left ${frameName(frame).toLowerCase()} to the studio`,
      target: slot,
    });
  if (!shown) return null;
  return (
    <div className="grid min-w-0 content-start gap-4">
      {against ? (
        <CompareSlider aspect={aspect} left={named(shown)} right={named(against)} />
      ) : (
        <SignedImage
          src={shown.media.url}
          alt={`${frameName(frame)}, ${takeName(shown).toLowerCase()}`}
          className="max-h-[60dvh] w-full rounded-lg bg-stage object-contain"
          style={{ aspectRatio: cssAspect(aspect) }}
        />
      )}
      {takes.length > 1 && (
        <Field label="Compare with" className="max-w-56">
          {(control) => (
            <Select {...control} value={againstId} onChange={(event) => setAgainstId(event.target.value)}>
              <option value="">No other take</option>
              {takes
                .filter(({ id }) => id !== shown.id)
                .map((take) => (
                  <option key={take.id} value={take.id}>
                    {takeName(take)}
                  </option>
                ))}
            </Select>
          )}
        </Field>
      )}
      <TakeStrip
        takes={takes}
        selection={standing}
        shown={shown}
        aspect={aspect}
        busy={false}
        onShow={({ id }) => setShownId(id)}
        onChoose={choose}
        aside={(take) => <Favourite take={take} data={data} session={session} />}
      />
      {frame.chosen && (
        <Button size="sm" variant="ghost" className="justify-self-start" onClick={() => choose(null)}>
          <Undo2 aria-hidden /> Leave it to the studio
        </Button>
      )}
    </div>
  );
}

function Favourite({
  take,
  data,
  session,
}: {
  take: SlotTake;
  data: Keyframes["data"];
  session: WorkspaceSession;
}) {
  const on = data.favourites.includes(take.id);
  return (
    <Button
      size="icon-sm"
      variant="ghost"
      aria-pressed={on}
      aria-label={`Favourite: ${takeName(take).toLowerCase()}`}
      onClick={() =>
        session.change(withFavourite(session.data, take.id, !on), {
          what: `${on ? "Took back" : "Marked"} ${takeName(take).toLowerCase()} as a favourite`,
          target: null,
        })
      }
    >
      <Star aria-hidden className={on ? "fill-accent text-accent" : "text-muted"} />
    </Button>
  );
}

const named = (take: SlotTake) => ({ url: take.media.url, name: takeName(take) });
