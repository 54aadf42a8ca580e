"use client";

import { ChevronDown, GripVertical, Link2, TriangleAlert, WandSparkles } from "lucide-react";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Textarea } from "@/components/ui/input";
import { SignedImage } from "@/components/ui/signed-image";
import type { Aspect } from "@/domain/media/format";
import type { PlanElement, PlanShot } from "@/domain/plan/plan";
import type { ShotStack } from "@/domain/workspace/workspace";
import { changeShot } from "@/features/storyboard/change-fields";
import { CommitInput } from "@/features/storyboard/commit-input";
import { dropTarget, startDrag } from "@/features/storyboard/drag-shot";
import { ShotFieldset } from "@/features/storyboard/shot-fields";
import { ShotMenu } from "@/features/storyboard/shot-menu";
import { StackedVersions, stackedStyle } from "@/features/storyboard/stacked-versions";
import { type BoardActions, handleId } from "@/features/storyboard/use-board";
import { cssAspect, termText } from "@/features/wording/terms";

type ShotCardProps = {
  shot: PlanShot;
  /** From 1, as people count. */
  number: number;
  fps: number;
  elements: readonly PlanElement[];
  isFirst: boolean;
  isLast: boolean;
  /** All fields are shown. */
  open: boolean;
  /** One a line; empty for none. */
  warnings: string;
  picture: string | null;
  aspect: Aspect;
  /** Its other versions; null for none. */
  stack: ShotStack | null;
  actions: BoardActions;
};

/** A shot of the storyboard. Drawn anew only when something about it changes: there may be hundreds. */
export const ShotCard = memo(function ShotCard(props: ShotCardProps) {
  const { shot, number, open, warnings, actions } = props;
  return (
    <li
      {...dropTarget(shot.key)}
      aria-label={`Shot ${number}`}
      className={cn(
        "relative grid gap-3 rounded-lg border border-line bg-surface p-3",
        props.stack && stackedStyle,
        "data-[drop=after]:border-b-accent data-[drop=before]:border-t-accent data-[drop=after]:shadow-[0_2px_0_var(--accent)] data-[drop=before]:shadow-[0_-2px_0_var(--accent)]",
      )}
    >
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-3 sm:grid-cols-[auto_5.5rem_minmax(0,1fr)]">
        <Handle shotKey={shot.key} number={number} actions={actions} />
        <Picture {...props} />
        <div className="grid min-w-0 content-start gap-2">
          <ShotHead {...props} />
          <Action {...props} />
          <Summary shot={shot} elements={props.elements} number={number} />
          {props.stack && (
            <StackedVersions
              stack={props.stack}
              of={`shot ${number}`}
              onShow={(name) => actions.showAlternate(shot.key, name)}
              onRemove={(name) => actions.removeAlternate(shot.key, name)}
            />
          )}
        </div>
      </div>
      {warnings !== "" && (
        <ul className="grid gap-1 text-xs" aria-label={`Warnings of shot ${number}`}>
          {warnings.split("\n").map((line) => (
            <li key={line} className="flex gap-1.5 text-accent-text">
              <TriangleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden /> {line}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <ShotFieldset
          shot={shot}
          elements={props.elements}
          number={number}
          actions={actions}
          canContinue={!props.isFirst}
        />
      )}
    </li>
  );
});

function Action({ shot, number, actions }: ShotCardProps) {
  return (
    <div className="flex items-start gap-1">
      <Textarea
        aria-label={`Action of shot ${number}`}
        rows={2}
        value={shot.action}
        placeholder="What is to be seen"
        className="field-sizing-content min-h-14 border-transparent bg-transparent px-2 py-1 hover:border-control"
        onChange={(event) => changeShot(actions.edit, shot.key, { action: event.target.value })}
      />
      <Button
        size="icon-sm"
        variant="ghost"
        title="Write again…"
        aria-label={`Write again… the action of shot ${number}`}
        onClick={() => actions.rewrite({ shotKey: shot.key, fields: ["action"] })}
      >
        <WandSparkles className="text-muted" aria-hidden />
      </Button>
    </div>
  );
}

function Handle({ shotKey, number, actions }: { shotKey: string; number: number; actions: BoardActions }) {
  return (
    <button
      type="button"
      id={handleId(shotKey)}
      aria-label={`Move shot ${number}: drag, or press the arrow keys`}
      className="-ml-1 grid w-7 cursor-grab touch-none place-items-center self-stretch rounded-md text-muted hover:bg-sunken hover:text-foreground active:cursor-grabbing"
      onPointerDown={(event) =>
        startDrag(event.nativeEvent, (other, side) => actions.drop(shotKey, other, side))
      }
      onKeyDown={(event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        actions.step(shotKey, event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      <GripVertical className="size-4" aria-hidden />
    </button>
  );
}

function Picture({ picture, aspect, number }: ShotCardProps) {
  return (
    <div
      className="max-h-32 self-start overflow-hidden rounded-md max-sm:hidden border border-line bg-stage"
      style={{ aspectRatio: cssAspect(aspect) }}
    >
      {picture && (
        <SignedImage
          src={picture}
          alt={`First frame of shot ${number}`}
          loading="lazy"
          className="size-full object-cover"
        />
      )}
    </div>
  );
}

function ShotHead({ shot, number, fps, isLast, open, actions }: ShotCardProps) {
  const seconds = (shot.durationFrames / fps).toFixed(2).replace(/0$/, "");
  return (
    <div className="flex items-center gap-2">
      <h3 className="font-medium text-sm">Shot {number}</h3>
      <CommitInput
        aria-label={`Length of shot ${number} in seconds`}
        type="number"
        inputMode="decimal"
        min={0.1}
        max={600}
        step={0.1}
        value={seconds}
        className="h-8 w-18 px-2 text-right tabular-nums"
        onCommit={(text) => actions.setSeconds(shot.key, Number(text))}
      />
      <span className="text-muted text-xs">s</span>
      <span className="grow" />
      <Button
        size="icon-sm"
        variant="ghost"
        aria-expanded={open}
        aria-label={`${open ? "Fold away" : "Show"} all fields of shot ${number}`}
        onClick={() => actions.open(open ? null : shot.key)}
      >
        <ChevronDown className={cn("transition-transform", open && "rotate-180")} aria-hidden />
      </Button>
      <ShotMenu shot={shot} number={number} isLast={isLast} actions={actions} />
    </div>
  );
}

function Summary({ shot, elements, number }: Pick<ShotCardProps, "shot" | "elements" | "number">) {
  const { camera } = shot;
  const names = shot.elements.map(({ key }) => elements.find((element) => element.key === key)?.name ?? key);
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-0.5 px-2 text-muted text-xs">
      <span>
        {termText(camera.size)}, {termText(camera.move).toLowerCase()}
      </span>
      {names.length > 0 && <span>{names.join(", ")}</span>}
      {shot.overlays.map(({ text, position }) => (
        <span key={`${position}/${text}`}>Text “{text}”</span>
      ))}
      {shot.voiceOver && <span>Voice “{shot.voiceOver}”</span>}
      {shot.continuesPrevious && (
        <span className="inline-flex items-center gap-1">
          <Link2 className="size-3" aria-hidden /> continues shot {number - 1}
        </span>
      )}
    </p>
  );
}
