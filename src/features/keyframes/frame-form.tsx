"use client";

import { Dices, ImageDown, Link2, Paintbrush, Unlink } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { framePrompt } from "@/domain/plan/describe-shot";
import { withFrameWish, withGuidance } from "@/domain/workspace/change-wishes";
import type { FrameWish } from "@/domain/workspace/workspace";
import { ImageModelSelect } from "@/features/hero/image-model-select";
import { OwnPicture } from "@/features/keyframes/own-picture";
import { frameName, type KeyFrame, type Keyframes } from "@/features/keyframes/use-keyframes";
import { useRebuildSlots } from "@/features/keyframes/use-rebuild-slots";
import { WordsField } from "@/features/keyframes/words-field";
import { FailureCallout } from "@/features/shell/failure-callout";
import { CommitInput } from "@/features/storyboard/commit-input";
import { moneyText } from "@/features/wording/numbers";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

const seeds = 2_147_483_647;

/** What a maker can say of a frame: its composition, its prompt, seed and model, or a picture of their own. */
export function FrameForm({
  frame,
  keyframes,
  session,
  open,
}: {
  frame: KeyFrame;
  keyframes: Keyframes;
  session: WorkspaceSession;
  open: boolean;
}) {
  const { slot, wish } = frame;
  const change = (fields: Partial<FrameWish>) =>
    session.change(withFrameWish(session.data, slot, fields), {
      what: `Changed ${Object.keys(fields)
        .map((field) => `the ${fieldNames[field] ?? field}`)
        .join(", ")} of ${frameName(frame).toLowerCase()}`,
      target: slot,
      joins: `${slot}/${Object.keys(fields).join()}`,
    });
  if (frame.inherits !== null)
    return <InheritedFrame number={frame.number} onUnlink={() => change({ unlinked: true })} />;
  return (
    <div className="grid content-start gap-5">
      {wish.unlinked && frame.couldInherit !== null && (
        <Button className="justify-self-start" onClick={() => change({ unlinked: false })}>
          <Link2 aria-hidden /> Take over the last frame of shot {frame.number - 1} again
        </Button>
      )}
      {wish.uploadDigest === null && <DrawnFrame frame={frame} keyframes={keyframes} onChange={change} />}
      <OwnPicture digest={wish.uploadDigest} onChange={(uploadDigest) => change({ uploadDigest })} />
      <DrawAgain frame={frame} keyframes={keyframes} session={session} open={open} onChange={change} />
    </div>
  );
}

const fieldNames: Record<string, string> = { uploadDigest: "picture", unlinked: "link" };

function InheritedFrame({ number, onUnlink }: { number: number; onUnlink: () => void }) {
  return (
    <Callout
      title={`Takes over the last frame of shot ${number - 1}`}
      action={
        <Button size="sm" onClick={onUnlink}>
          <Unlink aria-hidden /> Give it a frame of its own
        </Button>
      }
    >
      The two shots go into one another without a cut, and this frame costs nothing. To change it, change the
      frame it is taken from.
    </Callout>
  );
}

function DrawnFrame({
  frame: { shotKey, moment, wish },
  keyframes: { plan, narrative },
  onChange,
}: {
  frame: KeyFrame;
  keyframes: Keyframes;
  onChange: (fields: Partial<FrameWish>) => void;
}) {
  const shot = plan.shots.find(({ key }) => key === shotKey);
  if (!shot) return null;
  const composition = wish.composition ?? shot.composition;
  const planned = framePrompt(plan, narrative, { shot: { ...shot, composition }, moment });
  return (
    <>
      <Guidance onAdd={(text) => onChange({ composition: withGuidance(composition, text) })} />
      <WordsField
        label="Composition"
        hint="Where things stand in the picture. Part of the prompt."
        planned={shot.composition}
        value={wish.composition}
        onChange={(words) => onChange({ composition: words })}
      />
      <WordsField
        label="Prompt"
        hint="What the image model is told. In your own words nothing is added to it."
        rows={7}
        planned={planned}
        value={wish.prompt}
        onChange={(words) => onChange({ prompt: words })}
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
                  if (seed >= 0 && seed <= seeds) onChange({ seed });
                }}
              />
              {wish.seed !== null && <Button onClick={() => onChange({ seed: null })}>Revert</Button>}
            </span>
          )}
        </Field>
        <ImageModelSelect value={wish.model} onChange={(model) => onChange({ model })} />
      </div>
    </>
  );
}

/** A wish in a few words, added to the composition. */
function Guidance({ onAdd }: { onAdd: (text: string) => void }) {
  const [text, setText] = useState("");
  const add = () => {
    if (text.trim() !== "") onAdd(text.trim());
    setText("");
  };
  return (
    <Field label="What should be different?">
      {(control) => (
        <span className="flex gap-2">
          <Input
            {...control}
            maxLength={300}
            placeholder="The bottle larger and further left"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && add()}
          />
          <Button disabled={text.trim() === ""} onClick={add}>
            Add
          </Button>
        </span>
      )}
    </Field>
  );
}

/** How the frame stands, what drawing it anew costs, and the button for it. */
function DrawAgain({
  frame: { slot, state, reasons, costMicros, take, wish },
  keyframes: { projectId },
  session,
  open,
  onChange,
}: {
  frame: KeyFrame;
  keyframes: Keyframes;
  session: WorkspaceSession;
  open: boolean;
  onChange: (fields: Partial<FrameWish>) => void;
}) {
  const rebuild = useRebuildSlots(projectId, session);
  const due = state === "stale" || state === "failed";
  const own = wish.uploadDigest !== null;
  return (
    <div className="grid gap-3 border-line border-t pt-4">
      {due && !own && reasons.length > 0 && (
        <p className="text-muted text-sm">To be drawn again. What is different: {reasons.join("; ")}.</p>
      )}
      <div className="flex flex-wrap gap-2">
        {!own && (
          <Button onClick={() => onChange({ seed: Math.floor(Math.random() * seeds) })}>
            <Dices aria-hidden /> Another seed
          </Button>
        )}
        <Button
          variant="primary"
          disabled={!due || open || take === null}
          busy={rebuild.busy}
          onClick={() => void rebuild.start([slot])}
        >
          {own ? <ImageDown aria-hidden /> : <Paintbrush aria-hidden />}
          {own ? "Put your picture in" : "Draw this frame"}
          {due && `, ${moneyText(costMicros)}`}
        </Button>
      </div>
      <p className="text-muted text-xs" role="status">
        {drawText({ due, open, own, drawn: take !== null })}
      </p>
      {rebuild.error !== null && <FailureCallout error={rebuild.error} />}
    </div>
  );
}

function drawText({
  due,
  open,
  own,
  drawn,
}: {
  due: boolean;
  open: boolean;
  /** Whether the frame is a picture of the maker's. */
  own: boolean;
  drawn: boolean;
}): string {
  if (open) return "A run is at work. What you change here counts in the next one.";
  if (!drawn) return "It is drawn when the run comes to it.";
  if (due || own) return "Takes that you have are kept.";
  return "It is as it should be. Change something to draw it again.";
}
