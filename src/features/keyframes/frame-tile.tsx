import { Check, CircleAlert, Link2, LoaderCircle, Pencil, Pin } from "lucide-react";
import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { SignedImage } from "@/components/ui/signed-image";
import { modelName } from "@/domain/catalogue/entries";
import type { Aspect } from "@/domain/media/format";
import { withApproval } from "@/domain/workspace/change-wishes";
import { frameName, type KeyFrame } from "@/features/keyframes/use-keyframes";
import { moneyText, waitText } from "@/features/wording/numbers";
import { cssAspect } from "@/features/wording/terms";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

const stateTexts: Record<NonNullable<KeyFrame["state"]>, string | null> = {
  missing: "Not drawn yet",
  stale: "To be drawn again",
  running: "Being drawn",
  failed: "Failed",
  fresh: null,
  pinned: null,
};

function stateText({ state, wish }: Pick<KeyFrame, "state" | "wish">): string | null {
  if (state === "stale" && wish.uploadDigest !== null) return "To be put in";
  return state && stateTexts[state];
}

/** One frame: its picture, how it came about and how it stands. Pressed, it is shown large with all there is to change. */
export const FrameTile = memo(PlainTile, (before, after) => sameFrame(before.frame, after.frame));

/** Frames are put together anew with every change of the document; most are the same as before. */
const sameFrame = (before: KeyFrame, after: KeyFrame): boolean =>
  (Object.keys(after) as (keyof KeyFrame)[]).every((field) => before[field] === after[field]);

function PlainTile({
  frame,
  aspect,
  onOpen,
  session,
}: {
  frame: KeyFrame;
  aspect: Aspect;
  onOpen: (slot: string) => void;
  session: WorkspaceSession;
}) {
  const { slot, picture, approved } = frame;
  const name = frameName(frame);
  return (
    <div className="grid min-w-0 gap-1.5">
      <button
        type="button"
        aria-label={openLabel(frame)}
        onClick={() => onOpen(slot)}
        className={cn(
          "relative w-full overflow-hidden rounded-md border bg-stage",
          approved ? "border-success" : "border-line",
        )}
        style={{ aspectRatio: cssAspect(aspect) }}
      >
        {picture && (
          <SignedImage src={picture.url} alt={name} loading="lazy" className="size-full object-cover" />
        )}
        <FrameBadges frame={frame} />
      </button>
      <FrameFacts frame={frame} />
      <Button
        size="sm"
        variant={approved ? "ghost" : "secondary"}
        className="px-2"
        aria-pressed={approved}
        disabled={picture === null}
        onClick={() =>
          session.change(withApproval(session.data, [slot], !approved), {
            what: `${approved ? "Took back the approval of" : "Approved"} ${name.toLowerCase()}`,
            target: slot,
          })
        }
      >
        <Check aria-hidden className={approved ? "text-success" : ""} />
        {approved ? "Approved" : "Approve"}
        <span className="sr-only"> {name.toLowerCase()}</span>
      </Button>
    </div>
  );
}

/** The badges lie inside the button, whose label is all that is read out. */
function openLabel(frame: KeyFrame): string {
  const { inherits, wish, chosen } = frame;
  const said = [
    inherits && "inherited",
    wish.uploadDigest !== null && "your picture",
    (wish.prompt !== null || wish.composition !== null) && "your words",
    chosen && "chosen",
    stateText(frame)?.toLowerCase(),
  ];
  return [`Open ${frameName(frame).toLowerCase()}`, ...said.filter(Boolean)].join(", ");
}

function FrameBadges({ frame }: { frame: KeyFrame }) {
  const { inherits, wish, chosen, state } = frame;
  const text = stateText(frame);
  const own = wish.prompt !== null || wish.composition !== null;
  return (
    <span className="absolute inset-x-1.5 top-1.5 flex flex-wrap gap-1">
      {inherits && (
        <Badge tone="film">
          <Link2 aria-hidden /> Inherited
        </Badge>
      )}
      {wish.uploadDigest !== null && <Badge tone="film">Your picture</Badge>}
      {own && (
        <Badge tone="film">
          <Pencil aria-hidden /> Your words
        </Badge>
      )}
      {chosen && (
        <Badge tone="film">
          <Pin aria-hidden /> Chosen
        </Badge>
      )}
      {text && (
        <Badge tone={state === "failed" ? "danger" : "accent"}>
          {state === "running" ? (
            <LoaderCircle className="animate-spin" aria-hidden />
          ) : (
            <CircleAlert aria-hidden />
          )}
          {text}
        </Badge>
      )}
    </span>
  );
}

function FrameFacts({ frame: { take, inherits, seconds } }: { frame: KeyFrame }) {
  if (!take) return <p className="text-muted text-xs">Nothing here yet</p>;
  if (inherits) return <p className="text-muted text-xs">Taken over, free</p>;
  const model = modelName(take.model);
  return (
    <p className="truncate text-muted text-xs" title={model}>
      {moneyText(take.costMicros)}
      {seconds !== null && `, ${waitText(seconds)}`}
      <br />
      {model}
    </p>
  );
}
