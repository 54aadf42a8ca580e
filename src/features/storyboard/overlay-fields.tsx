import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { overlayAnimations, overlayPositions, overlayRoles, type TextOverlay } from "@/domain/plan/plan";
import { CommitInput } from "@/features/storyboard/commit-input";
import { TermSelect } from "@/features/storyboard/term-select";

const overlaysMax = 2;
const fresh: TextOverlay = { text: "New text", role: "body", position: "lower-third", animation: "fade" };

/** Text that stands in the picture, placed inside the part that no platform covers. */
export function OverlayFields({
  overlays,
  onChange,
}: {
  overlays: readonly TextOverlay[];
  onChange: (overlays: TextOverlay[]) => void;
}) {
  const change = (index: number, fields: Partial<TextOverlay>) =>
    onChange(overlays.map((overlay, at) => (at === index ? { ...overlay, ...fields } : overlay)));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium text-sm">Text in the picture</legend>
      {overlays.map((overlay, index) => (
        <OverlayRow
          // biome-ignore lint/suspicious/noArrayIndexKey: there are two at most, and what tells them apart is their place
          key={index}
          overlay={overlay}
          number={index + 1}
          onChange={(fields) => change(index, fields)}
          onRemove={() => onChange(overlays.filter((_, at) => at !== index))}
        />
      ))}
      {overlays.length < overlaysMax && (
        <Button size="sm" className="justify-self-start" onClick={() => onChange([...overlays, fresh])}>
          <Plus aria-hidden /> Add text
        </Button>
      )}
    </fieldset>
  );
}

function OverlayRow({
  overlay,
  number,
  onChange,
  onRemove,
}: {
  overlay: TextOverlay;
  number: number;
  onChange: (fields: Partial<TextOverlay>) => void;
  onRemove: () => void;
}) {
  return (
    <div className="grid grid-cols-2 items-end gap-3 rounded-md border border-line p-3 sm:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))_auto]">
      <Field label={`Text ${number}`} className="col-span-2 sm:col-span-1">
        {(control) => (
          <CommitInput
            {...control}
            maxLength={120}
            value={overlay.text}
            onCommit={(text) => onChange({ text })}
          />
        )}
      </Field>
      <TermSelect
        label="Role"
        value={overlay.role}
        terms={overlayRoles}
        onChange={(role) => onChange({ role })}
      />
      <TermSelect
        label="Position"
        value={overlay.position}
        terms={overlayPositions}
        onChange={(position) => onChange({ position })}
      />
      <TermSelect
        label="Animation"
        value={overlay.animation}
        terms={overlayAnimations}
        onChange={(animation) => onChange({ animation })}
      />
      <Button size="icon" variant="ghost" aria-label={`Remove text ${number}`} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </div>
  );
}
