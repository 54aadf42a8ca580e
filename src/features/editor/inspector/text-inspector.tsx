"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { brandFonts } from "@/domain/brief/brief";
import { overlayAnimations, overlayPositions, overlayRoles } from "@/domain/plan/plan";
import { rescale } from "@/domain/time/rational";
import { type Cut, type TextItem, textSurfaces } from "@/domain/timeline/cut";
import { changeText, setOverlayRange } from "@/domain/timeline/edit/overlays";
import { styleOf } from "@/domain/timeline/text-style";
import { useCut, useEditor } from "../editor-context";
import { Choice, Colour, positionNames, surfaceNames } from "./choice";
import { InspectorSection } from "./inspector-section";
import { LevelSlider } from "./level-slider";
import { TimeField } from "./number-field";

const roleNames: Record<TextItem["role"], string> = {
  hook: "Headline",
  body: "Text",
  brand: "Brand",
  cta: "Call to action",
};
const animationNames: Record<TextItem["animation"], string> = {
  none: "None",
  fade: "Fade",
  slide: "Slide in",
  pop: "Pop",
  typewriter: "Typewriter",
};

/** What a text says, when, and how it looks. */
export function TextInspector({ item }: { item: TextItem }) {
  const { store } = useEditor();
  const change = (label: string, look: Parameters<typeof changeText>[1]["change"], mark?: string) =>
    store.edit({ label, ...(mark && { mark }), tell: mark ? null : label }, (cut) =>
      changeText(cut, { id: item.id, change: look }),
    );
  return (
    <>
      <InspectorSection title="Text">
        <Field label="Words">
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={500}
              value={item.text}
              onChange={(event) => change("Change text", { text: event.target.value }, `text/${item.id}`)}
              onBlur={() => store.endStep()}
            />
          )}
        </Field>
        <TextTimes item={item} />
      </InspectorSection>
      <InspectorSection title="Look">
        <div className="grid grid-cols-2 gap-3">
          <Choice
            label="Kind"
            value={item.role}
            options={overlayRoles}
            names={roleNames}
            onChange={(role) => change("Kind of text", { role })}
          />
          <FontChoice item={item} onChange={(font) => change("Font", font)} />
          <Choice
            label="Behind it"
            value={item.surface ?? styleOf(item).surface}
            options={textSurfaces}
            names={surfaceNames}
            onChange={(surface) => change("Text surface", { surface })}
          />
          <Choice
            label="Animation"
            value={item.animation}
            options={overlayAnimations}
            names={animationNames}
            onChange={(animation) => change("Animation", { animation })}
          />
        </div>
        <LevelSlider
          label="Size"
          name="Text size"
          value={item.size ?? 1}
          min={0.5}
          max={2}
          step={0.05}
          text={`${Math.round((item.size ?? 1) * 100)} %`}
          change={(cut, size) => changeText(cut, { id: item.id, change: { size } })}
        />
        <div className="grid grid-cols-2 gap-3">
          <Colour
            label="Colour"
            value={item.colour}
            onChange={(colour) => change("Text colour", { colour }, `colour/${item.id}`)}
          />
          <Colour
            label="Button colour"
            value={item.accent}
            onChange={(accent) => change("Text colour", { accent }, `accent/${item.id}`)}
          />
        </div>
      </InspectorSection>
      <TextPlace item={item} />
    </>
  );
}

function TextTimes({ item }: { item: TextItem }) {
  const { fps } = useCut();
  const { store } = useEditor();
  const startFrame = rescale(item.range.start, fps).value;
  const lengthFrames = rescale(item.range.duration, fps).value;
  const set = (range: { startFrame: number; lengthFrames: number }) =>
    store.edit({ label: "Time of text" }, (cut: Cut) => setOverlayRange(cut, { id: item.id, ...range }));
  return (
    <>
      <TimeField
        label="From"
        fps={fps}
        frames={startFrame}
        onChange={(next) => set({ startFrame: next, lengthFrames })}
      />
      <TimeField
        label="Length"
        fps={fps}
        frames={lengthFrames}
        onChange={(next) => set({ startFrame, lengthFrames: next })}
      />
    </>
  );
}

function TextPlace({ item }: { item: TextItem }) {
  const { store } = useEditor();
  const edit = (change: Parameters<typeof changeText>[1]["change"]) =>
    store.edit({ label: "Place of text" }, (cut) => changeText(cut, { id: item.id, change }));
  const slider = (label: string, axis: "x" | "y") => (
    <LevelSlider
      label={label}
      name="Place of text"
      value={item.place?.[axis] ?? 0.5}
      min={0}
      max={1}
      step={0.01}
      text={item.place ? `${Math.round(item.place[axis] * 100)} %` : "as placed"}
      change={(cut, value) =>
        changeText(cut, { id: item.id, change: { place: { x: 0.5, y: 0.5, ...item.place, [axis]: value } } })
      }
    />
  );
  return (
    <InspectorSection
      title="Place"
      action={
        item.place && (
          <Button size="sm" variant="ghost" onClick={() => edit({ place: null })}>
            Reset
          </Button>
        )
      }
    >
      <Choice
        label="Position"
        value={item.position}
        options={overlayPositions}
        names={positionNames}
        onChange={(position) => edit({ position, place: null })}
      />
      {slider("Across", "x")}
      {slider("Down", "y")}
      <p className="text-muted text-xs">Or drag it on the picture.</p>
    </InspectorSection>
  );
}

/** A carried font, or the brand's own where a text of the cut has it. */
function FontChoice({
  item,
  onChange,
}: {
  item: TextItem;
  onChange: (change: Pick<Parameters<typeof changeText>[1]["change"], "font" | "ownFont">) => void;
}) {
  const cut = useCut();
  const ownFonts = cut.overlays.flatMap((overlay) =>
    overlay.type === "text" && overlay.ownFont ? [overlay.ownFont] : [],
  );
  const own = item.ownFont ?? ownFonts[0];
  const names = Object.fromEntries(brandFonts.map((font) => [font, font]));
  return (
    <Choice
      label="Font"
      value={item.ownFont ? "own" : item.font}
      options={own ? (["own", ...brandFonts] as const) : brandFonts}
      names={{ ...names, own: own?.family ?? "" } as Record<"own" | TextItem["font"], string>}
      onChange={(chosen) => {
        if (chosen !== "own") onChange({ font: chosen, ownFont: null });
        else if (own) onChange({ ownFont: own });
      }}
    />
  );
}
