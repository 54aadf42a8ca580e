"use client";

import { captionsOf } from "@/domain/timeline/edit/captions";
import { cutFrames, placedClips } from "@/domain/timeline/layout";
import { countText } from "@/features/wording/numbers";
import { useCut, useSelection } from "../editor-context";
import { timecodeText } from "../timecode";
import { CaptionInspector } from "./caption-inspector";
import { CaptionTrackInspector } from "./caption-track-inspector";
import { ClipInspector } from "./clip-inspector";
import { InspectorSection } from "./inspector-section";
import { LutField } from "./lut-field";
import { MarkerInspector } from "./marker-inspector";
import { SeamInspector } from "./seam-inspector";
import { SoundInspector } from "./sound-inspector";
import { TextInspector } from "./text-inspector";

/** What is selected, with everything that can be set about it. */
export function Inspector() {
  const selection = useSelection();
  const cut = useCut();
  const [id] = selection;
  if (id === undefined) return <FilmInspector />;
  if (selection.length > 1) {
    return (
      <InspectorSection title={countText(selection.length, "item")}>
        <p className="text-muted text-sm">
          Move, merge, duplicate or delete them together, or select one to change it.
        </p>
      </InspectorSection>
    );
  }
  const clipId = id.startsWith("seam:") ? id.slice("seam:".length) : null;
  if (clipId !== null) {
    return cut.video.some((item) => item.id === clipId) ? (
      <SeamInspector clipId={clipId} />
    ) : (
      <FilmInspector />
    );
  }
  const placed = placedClips(cut).find(({ item }) => item.id === id);
  if (placed) return <ClipInspector key={id} placed={placed} />;
  const overlay = cut.overlays.find((one) => one.id === id);
  if (overlay?.type === "text") return <TextInspector key={id} item={overlay} />;
  const caption = captionsOf(cut).find((one) => one.id === id);
  if (caption) return <CaptionInspector key={id} item={caption} />;
  const sound = [...cut.voice, ...cut.music, ...cut.effects].find((one) => one.id === id);
  if (sound) return <SoundInspector key={id} sound={sound} />;
  const marker = cut.markers?.find((one) => one.id === id);
  return marker ? <MarkerInspector key={id} marker={marker} /> : <FilmInspector />;
}

function FilmInspector() {
  return (
    <>
      <FilmFacts />
      <FilmColour />
      <CaptionTrackInspector />
    </>
  );
}

function FilmColour() {
  const { grade } = useCut();
  return (
    <InspectorSection title="Colour of the film">
      <LutField clipId={null} lut={grade.lut ?? null} />
    </InspectorSection>
  );
}

function FilmFacts() {
  const cut = useCut();
  return (
    <InspectorSection title="The film">
      <dl className="grid grid-cols-[1fr_auto] gap-y-2 text-sm">
        <dt className="text-muted">Length</dt>
        <dd className="font-mono tabular-nums">{timecodeText(cutFrames(cut), cut.fps)}</dd>
        <dt className="text-muted">Clips</dt>
        <dd className="tabular-nums">{placedClips(cut).length}</dd>
        <dt className="text-muted">Picture</dt>
        <dd className="tabular-nums">
          {cut.size.width} × {cut.size.height}, {cut.fps} fps
        </dd>
      </dl>
      <p className="text-muted text-sm leading-relaxed">
        Select a clip, a seam, a text or a sound to change it. Press ? for the keys.
      </p>
    </InspectorSection>
  );
}
