import { Dices, Undo2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { motionPrompt } from "@/domain/plan/describe-shot";
import type { PlanShot } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import { clipWishIn, withClipWish } from "@/domain/workspace/change-wishes";
import type { ClipWish } from "@/domain/workspace/workspace";
import { SlotHistory } from "@/features/history/slot-history";
import type { Keyframes } from "@/features/keyframes/use-keyframes";
import { WordsField } from "@/features/keyframes/words-field";
import { offersOf, ownOffer } from "@/features/models/offer-choice";
import { CommitInput } from "@/features/storyboard/commit-input";
import { SaveProblem } from "@/features/workspace/save-bar";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

const seeds = 2_147_483_647;

/** What a maker can say of a clip: its prompt, its seed and who films it. */
export function ClipDialog({
  keyframes,
  session,
  shotKey,
  onClose,
}: {
  keyframes: Keyframes;
  session: WorkspaceSession;
  /** Null for closed. */
  shotKey: string | null;
  onClose: () => void;
}) {
  const { shots } = keyframes.plan;
  const index = shots.findIndex(({ key }) => key === shotKey);
  const shot = shots[index];
  return (
    <Dialog
      open={shot !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={`Clip of shot ${index + 1}`}
      description="What you change counts when the clip is filmed again. Takes that you have are kept."
      className="max-w-2xl"
    >
      <SaveProblem session={session} />
      {shot && (
        <>
          <ClipForm key={shot.key} shot={shot} number={index + 1} keyframes={keyframes} session={session} />
          <SlotHistory
            key={`history/${shot.key}`}
            projectId={keyframes.projectId}
            aspect={keyframes.aspect}
            slot={slots.clip(shot.key)}
            name={`Clip of shot ${index + 1}`}
            session={session}
            plan={keyframes.plan}
          />
        </>
      )}
    </Dialog>
  );
}

function ClipForm({
  shot,
  number,
  keyframes: { plan, narrative, data },
  session,
}: {
  shot: PlanShot;
  number: number;
  keyframes: Keyframes;
  session: WorkspaceSession;
}) {
  const place = { shotKey: shot.key, slot: slots.clip(shot.key) };
  const wish = clipWishIn(data, shot.key);
  const change = (fields: Partial<ClipWish>) =>
    session.change(withClipWish(session.data, place, fields), {
      what: `Changed the ${Object.keys(fields).join(", ")} of the clip of shot ${number}`,
      target: place.slot,
      joins: `${place.slot}/${Object.keys(fields).join()}`,
    });
  return (
    <div className="grid gap-5">
      <WordsField
        label="Prompt"
        hint="What the video model is told. In your own words nothing is added to it."
        rows={7}
        planned={motionPrompt(plan, narrative, shot)}
        value={wish.prompt}
        onChange={(prompt) => change({ prompt })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Seed" aside={wish.seed !== null && <Badge tone="accent">Yours</Badge>}>
          {(control) => (
            <span className="flex gap-2">
              <CommitInput
                {...control}
                type="number"
                min={0}
                max={seeds}
                placeholder="As planned"
                value={wish.seed === null ? "" : String(wish.seed)}
                onCommit={(text) => {
                  const seed = Math.round(Number(text));
                  if (seed >= 0 && seed <= seeds) change({ seed });
                }}
              />
              <Button
                size="icon"
                aria-label={wish.seed === null ? "Another seed" : "Revert the seed"}
                onClick={() =>
                  change({ seed: wish.seed === null ? Math.floor(Math.random() * seeds) : null })
                }
              >
                {wish.seed === null ? <Dices aria-hidden /> : <Undo2 aria-hidden />}
              </Button>
            </span>
          )}
        </Field>
        <VideoModelSelect value={wish.model} onChange={(model) => change({ model })} />
      </div>
    </div>
  );
}

/** Who films: the model of the whole video, or another one that is there. */
function VideoModelSelect({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (model: string | null) => void;
}) {
  const offers = trpc.models.offers.useQuery().data ?? [];
  const own = ownOffer(offers, "video");
  const others = offersOf(offers, "video").filter(
    ({ id, available }) => id !== own?.id && (available || id === value),
  );
  return (
    <Field label="Filmed by">
      {(control) => (
        <Select
          {...control}
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
        >
          <option value="">As the whole video</option>
          {others.map(({ id, name, priceText }) => (
            <option key={id} value={id}>
              {name}, {priceText}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
