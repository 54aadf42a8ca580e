"use client";

import { rescale } from "@/domain/time/rational";
import type { AudioItem, Cut } from "@/domain/timeline/cut";
import { type ItemTrack, moveSound, trackOf, trimSound } from "@/domain/timeline/edit/sounds";
import type { Edge } from "@/domain/timeline/edit/trim";
import { lanesOf } from "@/domain/timeline/lanes";
import type { BinTake } from "@/domain/view/editor-views";
import { useCut, useEditor, useSelection } from "../editor-context";
import { SpanBlock } from "./span-block";
import { isInView, useDrawn } from "./timeline-context";
import { Waveform } from "./waveform";

const colours: Record<ItemTrack, string> = {
  voice: "bg-[#2f7d5b]",
  music: "bg-[#2c6fa8]",
  effects: "bg-[#9a5a2a]",
};
const kinds: Record<ItemTrack, string> = { voice: "Voice", music: "Music", effects: "Effect" };

/** Trims as far as there is sound. */
function trimmed(
  cut: Cut,
  sound: AudioItem,
  { edge, deltaFrames, take }: { edge: Edge; deltaFrames: number; take: BinTake | undefined },
): Cut {
  const now = cut[trackOf(cut, sound.id)].find(({ id }) => id === sound.id) ?? sound;
  const [start, source, length] = [now.start, now.sourceRange.start, now.sourceRange.duration].map(
    (time) => rescale(time, cut.fps).value,
  );
  const [from, first, long] = [start ?? 0, source ?? 0, length ?? 1];
  const spare = Math.max(0, (take?.durationFrames ?? first + long) - first - long);
  const bounded =
    edge === "end"
      ? Math.max(1 - long, Math.min(spare, deltaFrames))
      : Math.max(-Math.min(first, from), Math.min(long - 1, deltaFrames));
  return trimSound(cut, { soundId: sound.id, edge, deltaFrames: bounded });
}

/** One track of voice, music or effects, where they are heard. */
export function SoundRow({ track, lane }: { track: ItemTrack; lane: number }) {
  const cut = useCut();
  const { view } = useEditor();
  const selection = useSelection();
  const drawn = useDrawn();
  return (lanesOf(cut[track])[lane] ?? []).map((sound) => {
    const startFrame = rescale(sound.start, cut.fps).value;
    const lengthFrames = rescale(sound.sourceRange.duration, cut.fps).value;
    if (!isInView(drawn, startFrame, lengthFrames)) return null;
    const take = view.bin.find(({ takeId }) => takeId === sound.takeId);
    const whole = Math.max(1, take?.durationFrames ?? lengthFrames);
    return (
      <SpanBlock
        key={sound.id}
        {...{ id: sound.id, startFrame, lengthFrames }}
        kind={kinds[track]}
        name={take?.name ?? sound.name}
        selected={selection.includes(sound.id)}
        className={`inset-y-1 ${colours[track]}`}
        move={(before, frame) => moveSound(before, { soundId: sound.id, startFrame: frame })}
        trim={(before, edge, deltaFrames) => trimmed(before, sound, { edge, deltaFrames, take })}
      >
        <Waveform
          digest={sound.mediaDigest}
          sourceStart={rescale(sound.sourceRange.start, cut.fps).value / whole}
          sourceLength={lengthFrames / whole}
        />
      </SpanBlock>
    );
  });
}
