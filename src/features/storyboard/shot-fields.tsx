import { SwitchField } from "@/components/ui/switch";
import { type PlanElement, type PlanShot, soundCues } from "@/domain/plan/plan";
import type { RewriteField } from "@/domain/plan/rewrite-shot";
import type { ShotFields } from "@/domain/plan-edit/plan-edit";
import { cameraDirections, cameraMoves, perspectives, shotSizes } from "@/domain/shot/camera";
import { changeShot } from "@/features/storyboard/change-fields";
import { NumberField } from "@/features/storyboard/number-field";
import { OverlayFields } from "@/features/storyboard/overlay-fields";
import { Rewritable } from "@/features/storyboard/rewritable";
import { ShotElements } from "@/features/storyboard/shot-elements";
import { TermSelect } from "@/features/storyboard/term-select";
import { TextField } from "@/features/storyboard/text-field";
import type { BoardActions } from "@/features/storyboard/use-board";
import { termText } from "@/features/wording/terms";

const soundsMax = 3;
const lens = { min: 8, max: 400 };

/** All that a plan says of a shot, besides its action and its length. */
export function ShotFieldset({
  shot,
  number,
  elements,
  actions,
  canContinue,
}: {
  shot: PlanShot;
  number: number;
  elements: readonly PlanElement[];
  actions: BoardActions;
  /** There is a shot of the same scene before it. */
  canContinue: boolean;
}) {
  const change = (fields: ShotFields) => changeShot(actions.edit, shot.key, fields);
  const again = {
    of: `shot ${number}`,
    onRewrite: (field: RewriteField) => actions.rewrite({ shotKey: shot.key, fields: [field] }),
  };
  return (
    <div className="grid gap-5 border-line border-t pt-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Rewritable field="composition" {...again}>
          <TextField
            label="Composition"
            value={shot.composition}
            onChange={(composition) => change({ composition })}
          />
        </Rewritable>
        <Rewritable field="voiceOver" {...again}>
          <TextField
            label="Voice-over"
            hint="Spoken over the shot. Empty for none."
            value={shot.voiceOver ?? ""}
            onChange={(voiceOver) => change({ voiceOver: voiceOver === "" ? null : voiceOver })}
          />
        </Rewritable>
      </div>
      <Rewritable field="camera" {...again}>
        <CameraFields camera={shot.camera} onChange={(camera) => change({ camera })} />
      </Rewritable>
      <Rewritable field="overlays" {...again}>
        <OverlayFields overlays={shot.overlays} onChange={(overlays) => change({ overlays })} />
      </Rewritable>
      <Rewritable field="elements" {...again}>
        <ShotElements shot={shot} elements={elements} onChange={(seen) => change({ elements: seen })} />
      </Rewritable>
      <Rewritable field="sounds" {...again}>
        <SoundChoice sounds={shot.sounds} onChange={(sounds) => change({ sounds })} />
      </Rewritable>
      <SwitchField
        label="Continues the shot before"
        hint={
          canContinue
            ? "Takes over the last frame of the shot before it, which costs nothing. Off makes it a cut."
            : "The first shot of a scene begins with a cut."
        }
        checked={shot.continuesPrevious}
        disabled={!canContinue}
        onCheckedChange={(continuesPrevious) => change({ continuesPrevious })}
      />
    </div>
  );
}

function CameraFields({
  camera,
  onChange,
}: {
  camera: PlanShot["camera"];
  onChange: (camera: PlanShot["camera"]) => void;
}) {
  return (
    <fieldset className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
      <legend className="mb-1.5 font-medium text-sm">Camera</legend>
      <TermSelect
        label="Shot size"
        value={camera.size}
        terms={shotSizes}
        onChange={(size) => onChange({ ...camera, size })}
      />
      <TermSelect
        label="Camera move"
        value={camera.move}
        terms={cameraMoves}
        onChange={(move) => onChange({ ...camera, move })}
      />
      <TermSelect
        label="Direction"
        value={camera.direction}
        terms={cameraDirections}
        onChange={(direction) => onChange({ ...camera, direction })}
      />
      <TermSelect
        label="Perspective"
        value={camera.perspective}
        terms={perspectives}
        onChange={(perspective) => onChange({ ...camera, perspective })}
      />
      <NumberField
        label="Lens in mm"
        limits={lens}
        value={camera.lensMm}
        onChange={(lensMm) => onChange({ ...camera, lensMm })}
      />
    </fieldset>
  );
}

function SoundChoice({
  sounds,
  onChange,
}: {
  sounds: PlanShot["sounds"];
  onChange: (sounds: PlanShot["sounds"]) => void;
}) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-3 font-medium text-sm">
        Sounds <span className="font-normal text-muted text-xs">at most {soundsMax}</span>
      </legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5">
        {soundCues.map((cue) => {
          const on = sounds.includes(cue);
          return (
            <label key={cue} className="flex items-center gap-1.5 text-sm">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={on}
                disabled={!on && sounds.length >= soundsMax}
                onChange={() => onChange(on ? sounds.filter((other) => other !== cue) : [...sounds, cue])}
              />
              {termText(cue)}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
