"use client";

import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SwitchField } from "@/components/ui/switch";
import { brandFonts } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import { type Cue, captionCues } from "@/domain/interchange/captions";
import { readCaptions } from "@/domain/interchange/read-captions";
import { overlayPositions } from "@/domain/plan/plan";
import { type CaptionLook, type Cut, textSurfaces } from "@/domain/timeline/cut";
import { type CaptionSpan, setCaptions, styleCaptions } from "@/domain/timeline/edit/captions";
import { countText } from "@/features/wording/numbers";
import { useCut, useEditor } from "../editor-context";
import { useCommands } from "../use-commands";
import { Choice, Colour, positionNames, surfaceNames } from "./choice";
import { InspectorSection } from "./inspector-section";
import { LevelSlider } from "./level-slider";

/** A file of captions is text; what is larger is something else. */
const mostBytes = 2_000_000;

/** Where the captions of the film come from, and whether they are part of the picture. */
export function CaptionTrackInspector() {
  const { captions } = useCut();
  const { store } = useEditor();
  const commands = useCommands();
  return (
    <InspectorSection title="Captions">
      <p className="text-muted text-sm leading-relaxed">
        {captions
          ? `${countText(captions.items.length, "caption")}. Exports carry them as SRT and VTT files too.`
          : "There is no captions track yet."}
      </p>
      <div className="flex flex-wrap gap-2">
        <FromVoiceButton />
        <ImportButton />
        <Button size="sm" onClick={commands.addCaption}>
          Add at the playhead
        </Button>
        {captions && (
          <Button
            size="sm"
            onClick={() => store.edit({ label: "Remove captions" }, (cut) => setCaptions(cut, { spans: [] }))}
          >
            Remove all
          </Button>
        )}
      </div>
      {captions && <CaptionStyle burntIn={captions.burntIn} look={captions.look} />}
    </InspectorSection>
  );
}

function FromVoiceButton() {
  const { store, view } = useEditor();
  function write() {
    const { cut } = store;
    const spoken = new Map(
      cut.voice.flatMap(({ id, takeId }) => {
        const line = view.lines[takeId];
        return line === undefined ? [] : [[id, line] as const];
      }),
    );
    const { captions, ...rest } = cut;
    const cues = captionCues({ ...rest, overlays: [] }, spoken);
    if (cues.length === 0) return store.tell("Nobody speaks in this film.", "refused");
    put(store, cues, "Captions from the voice");
  }
  return (
    <Button size="sm" onClick={write}>
      From the voice-over
    </Button>
  );
}

function ImportButton() {
  const { store } = useEditor();
  const field = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  async function read(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    // The same file, corrected, may be chosen once more.
    event.target.value = "";
    setRefusal(null);
    if (!file) return;
    if (file.size > mostBytes) return setRefusal("This file is too large to be one of captions.");
    try {
      put(store, readCaptions(new Uint8Array(await file.arrayBuffer())), "Import captions");
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      setRefusal(`${file.name}: ${error.message}`);
    }
  }
  return (
    <>
      <input
        ref={field}
        type="file"
        accept=".srt,.vtt,text/vtt,application/x-subrip"
        aria-label="File of captions"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => void read(event)}
      />
      <Button size="sm" onClick={() => field.current?.click()}>
        Import SRT or VTT
      </Button>
      {refusal && (
        <p role="alert" className="w-full text-danger text-sm leading-relaxed">
          {refusal}
        </p>
      )}
    </>
  );
}

/** Puts cues on the track, each on whole frames. */
function put(store: ReturnType<typeof useEditor>["store"], cues: readonly Cue[], label: string): void {
  store.edit({ label, tell: `${label}: ${countText(cues.length, "caption")}` }, (cut) =>
    setCaptions(cut, { spans: spansOf(cues, cut.fps) }),
  );
}

function spansOf(cues: readonly Cue[], fps: number): CaptionSpan[] {
  const frameOf = (ms: number) => Math.round((ms * fps) / 1000);
  return cues.flatMap(({ startMs, endMs, text }) => {
    const startFrame = frameOf(startMs);
    const lengthFrames = frameOf(endMs) - startFrame;
    return lengthFrames > 0 ? [{ startFrame, lengthFrames, text }] : [];
  });
}

function CaptionStyle({ burntIn, look }: { burntIn: boolean; look: CaptionLook }) {
  const { store } = useEditor();
  const style = (change: Partial<CaptionLook>, mark?: string) =>
    store.edit({ label: "Look of captions", ...(mark && { mark, tell: null }) }, (cut: Cut) =>
      styleCaptions(cut, { look: change }),
    );
  return (
    <>
      <SwitchField
        label="Part of the picture"
        hint="Otherwise they are only in the files beside the film."
        checked={burntIn}
        onCheckedChange={(checked) =>
          store.edit({ label: checked ? "Burn captions in" : "Take captions out of the picture" }, (cut) =>
            styleCaptions(cut, { burntIn: checked }),
          )
        }
      />
      {burntIn && (
        <>
          <div className="grid grid-cols-2 gap-3">
            <Choice
              label="Position"
              value={look.position}
              options={overlayPositions}
              names={positionNames}
              onChange={(position) => style({ position })}
            />
            <Choice
              label="Behind them"
              value={look.surface ?? "box"}
              options={textSurfaces}
              names={surfaceNames}
              onChange={(surface) => style({ surface })}
            />
            <Choice
              label="Font"
              value={look.font}
              options={brandFonts}
              onChange={(font) => style({ font })}
            />
            <Colour
              label="Colour"
              value={look.colour}
              onChange={(colour) => style({ colour }, "caption-colour")}
            />
          </div>
          <LevelSlider
            label="Size"
            name="Size of captions"
            value={look.size ?? 1}
            min={0.5}
            max={2}
            step={0.05}
            text={`${Math.round((look.size ?? 1) * 100)} %`}
            change={(cut, size) => styleCaptions(cut, { look: { size } })}
          />
        </>
      )}
    </>
  );
}
