import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardTitle } from "@/components/ui/card";
import { SignedImage } from "@/components/ui/signed-image";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import type { MediaView } from "@/domain/view/views";
import { shotLengthText } from "@/features/wording/numbers";
import { frameworkTitles, termText } from "@/features/wording/terms";

export function PlanView({
  plan,
  notes = [],
  references = {},
}: {
  plan: Plan;
  /** What was read out of the brief. */
  notes?: string[];
  /** Reference pictures by element key. */
  references?: Record<string, MediaView>;
}) {
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid content-start gap-4">
        {plan.scenes.map((scene, index) => (
          <Card key={scene.key}>
            <CardTitle aside={termText(scene.beat)}>
              Scene {index + 1}: {scene.title}
            </CardTitle>
            <p className="text-sm leading-relaxed">{scene.description}</p>
            <p className="mt-1 text-muted text-xs">
              {termText(scene.setting.kind)}, {termText(scene.timeOfDay).toLowerCase()},{" "}
              {termText(scene.weather).toLowerCase()} · {scene.emotion}
            </p>
            <ol className="mt-4 grid gap-4">
              {plan.shots.map(
                (shot, position) =>
                  shot.sceneKey === scene.key && (
                    <PlanShotRow key={shot.key} shot={shot} number={position + 1} plan={plan} />
                  ),
              )}
            </ol>
          </Card>
        ))}
      </div>
      <PlanFacts plan={plan} notes={notes} references={references} />
    </div>
  );
}

function PlanFacts({ plan, notes, references }: Required<Parameters<typeof PlanView>[0]>) {
  return (
    <div className="grid content-start gap-4">
      <Card>
        <dl className="grid gap-4 text-sm">
          <Fact title="Framework">
            {plan.framework.name}: {frameworkTitles[plan.framework.name].toLowerCase()}.{" "}
            <span className="text-muted">{plan.framework.reason}</span>
          </Fact>
          <Fact title="For">{plan.audience}</Fact>
          <Fact title="Look">{plan.look}</Fact>
          <Fact title="Palette">
            <span className="flex flex-wrap gap-1.5">
              {plan.palette.map((colour) => (
                <span
                  key={colour}
                  className="inline-flex items-center gap-1.5 rounded-sm border border-line p-1 pr-1.5 font-mono text-xs"
                >
                  <span className="size-4 rounded-[3px] border border-line" style={{ background: colour }} />
                  {colour}
                </span>
              ))}
            </span>
          </Fact>
          <Fact title="Product reveal">
            {termText(plan.reveal.strategy)}. <span className="text-muted">{plan.reveal.description}</span>
          </Fact>
          <Fact title="Music">
            {termText(plan.music.mood)}, {plan.music.tempoBpm} bpm.{" "}
            <span className="text-muted">{plan.music.description}</span>
          </Fact>
          {notes.length > 0 && (
            <Fact title="Read from the brief">
              <ul className="grid gap-1">
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </Fact>
          )}
        </dl>
      </Card>
      <Card>
        <CardTitle>Elements</CardTitle>
        <ul className="grid gap-3 text-sm">
          {plan.elements.map((element) => {
            const group = plan.consistencyGroups.find(({ elementKey }) => elementKey === element.key);
            return (
              <li key={element.key} className="grid gap-0.5">
                {references[element.key] && (
                  <SignedImage
                    src={references[element.key]?.url}
                    alt={`Reference of ${element.name}`}
                    loading="lazy"
                    className="mb-1.5 max-h-40 rounded-md border border-line bg-stage object-contain"
                  />
                )}
                <span className="flex flex-wrap items-center gap-2 font-medium">
                  {element.name} <Badge>{termText(element.kind)}</Badge>
                </span>
                <span className="text-muted text-xs leading-relaxed">{element.description}</span>
                {group && group.shotKeys.length > 1 && (
                  <span className="text-muted text-xs">
                    Must look the same in {group.shotKeys.length} shots
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      </Card>
    </div>
  );
}

function PlanShotRow({ shot, number, plan }: { shot: PlanShot; number: number; plan: Plan }) {
  const { camera } = shot;
  const names = shot.elements.map(
    ({ key }) => plan.elements.find((element) => element.key === key)?.name ?? key,
  );
  return (
    <li className="grid gap-1 border-line border-t pt-3 sm:grid-cols-[4.5rem_1fr] sm:gap-4">
      <div className="flex items-baseline gap-2 sm:grid sm:content-start">
        <span className="font-medium text-sm">Shot {number}</span>
        <span className="text-muted text-xs tabular-nums">
          {shotLengthText(shot.durationFrames, plan.fps)}
        </span>
      </div>
      <div className="grid gap-2">
        <p className="text-sm leading-relaxed">{shot.action}</p>
        <dl className="grid gap-x-6 gap-y-1 text-xs sm:grid-cols-2">
          <Row title="Camera">
            {termText(camera.move)}
            {camera.direction !== "none" && ` ${camera.direction}`}, {camera.lensMm} mm
          </Row>
          <Row title="Framing">
            {termText(camera.size)}, {termText(camera.perspective).toLowerCase()}
          </Row>
          <Row title="Composition">{shot.composition}</Row>
          <Row title="In picture">{names.join(", ") || "Nothing that must match"}</Row>
          {shot.overlays.map((overlay) => (
            <Row key={overlay.text} title="Text">
              “{overlay.text}”
            </Row>
          ))}
          {shot.voiceOver && <Row title="Voice">“{shot.voiceOver}”</Row>}
          {shot.sounds.length > 0 && <Row title="Effects">{shot.sounds.map(termText).join(", ")}</Row>}
        </dl>
      </div>
    </li>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="w-20 shrink-0 text-muted">{title}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <dt className="text-muted text-xs">{title}</dt>
      <dd className="leading-relaxed">{children}</dd>
    </div>
  );
}
