"use client";

import { rescale } from "@/domain/time/rational";
import type { AudioItem } from "@/domain/timeline/cut";
import { moveSound, setSoundLevel } from "@/domain/timeline/edit/sounds";
import { useCut, useEditor } from "../editor-context";
import { FadeSliders } from "./fade-sliders";
import { InspectorSection } from "./inspector-section";
import { LevelSlider } from "./level-slider";
import { TimeField } from "./number-field";

/** When a sound is heard, and how loud. */
export function SoundInspector({ sound }: { sound: AudioItem }) {
  const { fps } = useCut();
  const { store } = useEditor();
  return (
    <InspectorSection title="Sound">
      <TimeField
        label="From"
        fps={fps}
        frames={rescale(sound.start, fps).value}
        onChange={(startFrame) =>
          store.edit({ label: "Move sound" }, (cut) => moveSound(cut, { soundId: sound.id, startFrame }))
        }
      />
      <LevelSlider
        label="Level"
        name="Sound level"
        value={sound.gainDb}
        min={-40}
        max={12}
        step={1}
        text={`${sound.gainDb} dB`}
        change={(cut, gainDb) => setSoundLevel(cut, { soundId: sound.id, gainDb })}
      />
      <FadeSliders
        sound={sound}
        lengthFrames={rescale(sound.sourceRange.duration, fps).value}
        change={(cut, fades) => setSoundLevel(cut, { soundId: sound.id, ...fades })}
      />
    </InspectorSection>
  );
}
