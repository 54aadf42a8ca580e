import { Clapperboard, PinOff, SlidersHorizontal } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { qualityLimits } from "@/domain/quality/quality-settings";
import { slots } from "@/domain/shot/take";
import { clipWishIn, withClipWish, withPin } from "@/domain/workspace/change-wishes";
import type { Keyframes } from "@/features/keyframes/use-keyframes";
import { useRebuildSlots } from "@/features/keyframes/use-rebuild-slots";
import { FailureCallout } from "@/features/shell/failure-callout";
import { moneyText } from "@/features/wording/numbers";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

const attempts = Array.from({ length: qualityLimits.attempts.max }, (_, index) => index + 1);

/** The clip between the frames of a shot: how many takes are made of it, and whether it follows its frames. */
export function ShotClip({
  shotKey,
  number,
  session,
  keyframes: { projectId, data, pieces },
  open,
  onChange,
}: {
  shotKey: string;
  number: number;
  session: WorkspaceSession;
  keyframes: Keyframes;
  open: boolean;
  /** Asks for what else there is to change. */
  onChange: () => void;
}) {
  const slot = slots.clip(shotKey);
  const piece = pieces.get(slot);
  const rebuild = useRebuildSlots(projectId, session);
  const { attempts: wish, ...words } = clipWishIn(data, shotKey);
  const isOwn = Object.values(words).some((value) => value !== null);
  return (
    <div className="flex flex-wrap items-end justify-between gap-2">
      <Field label="Takes of the clip" className="w-48">
        {(control) => (
          <Select
            {...control}
            className="h-8 text-xs sm:text-xs"
            value={wish ?? ""}
            onChange={({ target: { value } }) =>
              session.change(
                withClipWish(
                  session.data,
                  { shotKey, slot },
                  { attempts: value === "" ? null : Number(value) },
                ),
                { what: `Changed how many takes are made of shot ${number}`, target: slot },
              )
            }
          >
            <option value="">As the settings say</option>
            {attempts.map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button size="sm" onClick={onChange}>
        <SlidersHorizontal aria-hidden /> Clip
        <span className="sr-only"> of shot {number}: prompt, seed and model</span>
        {isOwn && <Badge tone="accent">Yours</Badge>}
      </Button>
      {data.pins[slot] !== undefined && (
        <Button
          size="sm"
          variant="ghost"
          title="The clip was kept as it is when something it is made from changed"
          onClick={() =>
            session.change(withPin(session.data, slot, null), {
              what: `Let the clip of shot ${number} follow its frames`,
              target: slot,
            })
          }
        >
          <PinOff aria-hidden /> Clip kept: let it follow
        </Button>
      )}
      {piece?.state === "stale" && (
        <Button size="sm" disabled={open} busy={rebuild.busy} onClick={() => void rebuild.start([slot])}>
          <Clapperboard aria-hidden /> Film it anew, {moneyText(piece.costMicros)}
        </Button>
      )}
      {rebuild.error !== null && <FailureCallout error={rebuild.error} />}
    </div>
  );
}
