"use client";

import { cn } from "@/components/ui/class-names";
import type { ClipItem } from "@/domain/timeline/cut";
import { replaceTake } from "@/domain/timeline/edit/arrange";
import type { BinTake } from "@/domain/view/editor-views";
import { useEditor } from "../editor-context";
import { TakeThumb } from "../take-thumb";
import { InspectorSection } from "./inspector-section";

/** The takes of the clip's shot: another one can take its place. */
export function Alternates({ clip }: { clip: ClipItem }) {
  const { view, store } = useEditor();
  const slot = view.bin.find(({ takeId }) => takeId === clip.takeId)?.slot;
  const takes = view.bin.filter((take) => take.slot === slot && take.kind === "clip");
  if (takes.length < 2) return null;
  const use = (take: BinTake) => {
    const { takeId, digest, name, durationFrames } = take;
    if (durationFrames === null) return;
    store.edit({ label: "Replace take", tell: `${name} is used now` }, (cut) =>
      replaceTake(cut, { clipId: clip.id, take: { takeId, mediaDigest: digest, name, durationFrames } }),
    );
  };
  return (
    <InspectorSection title="Takes">
      <ul className="grid grid-cols-3 gap-2">
        {takes.map((take) => (
          <li key={take.takeId}>
            <button
              type="button"
              aria-pressed={take.takeId === clip.takeId}
              onClick={() => use(take)}
              className={cn(
                "grid w-full gap-1 rounded-md border border-line p-1 text-xs",
                take.takeId === clip.takeId && "border-accent bg-accent-wash",
              )}
            >
              <TakeThumb take={take} />
              Take {take.number}
            </button>
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}
