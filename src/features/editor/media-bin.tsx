"use client";

import { Plus, Replace } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import type { TakeMaterial } from "@/domain/timeline/edit/arrange";
import { insertTake, replaceTake, rowOf } from "@/domain/timeline/edit/arrange";
import { clipAt } from "@/domain/timeline/edit/split-and-merge";
import { placedClips } from "@/domain/timeline/layout";
import { seenClips } from "@/domain/timeline/nested";
import type { BinTake } from "@/domain/view/editor-views";
import { shotLengthText } from "@/features/wording/numbers";
import { useCut, useEditor } from "./editor-context";
import { TakeThumb } from "./take-thumb";

/** All clips of the project: to be put behind the clip at the playhead, or in the place of the one that is selected. */
export function MediaBin() {
  const { view } = useEditor();
  const clips = view.bin.filter(({ kind, durationFrames }) => kind === "clip" && durationFrames !== null);
  const cut = useCut();
  const used = new Set(seenClips(cut).map(({ takeId }) => takeId));
  return (
    <section aria-label="Clips of this project" className="grid content-start gap-1 p-3">
      <h2 className="px-1 pb-1 font-medium text-sm">Clips</h2>
      <ul className="grid gap-1">
        {clips.map((take) => (
          <BinRow key={take.takeId} take={take} used={used.has(take.takeId)} fps={cut.fps} />
        ))}
      </ul>
      <Link
        href={`/projects/${view.project.id}/pool?kind=clip`}
        className="px-1 pt-1 text-muted text-xs underline underline-offset-2"
      >
        All takes in the pool
      </Link>
    </section>
  );
}

const BinRow = memo(function BinRow({ take, used, fps }: { take: BinTake; used: boolean; fps: number }) {
  const { store, player } = useEditor();
  const material: TakeMaterial = {
    takeId: take.takeId,
    mediaDigest: take.digest,
    name: take.name,
    durationFrames: take.durationFrames ?? 0,
  };
  const insert = () =>
    store.edit({ label: "Insert clip", tell: `${take.name} inserted` }, (cut) => {
      const under = clipAt(cut, player.state().frame);
      const row = rowOf(cut);
      const toIndex = under ? row.findIndex(({ id }) => id === under.item.id) + 1 : row.length;
      return insertTake(cut, { take: material, toIndex });
    });
  const replace = () => {
    const { selection } = store.state();
    const clip = placedClips(store.cut).find(({ item }) => selection.includes(item.id));
    if (!clip) return store.tell("Select the clip that shall be replaced first.", "refused");
    store.edit({ label: "Replace take", tell: `${take.name} is used now` }, (cut) =>
      replaceTake(cut, { clipId: clip.item.id, take: material }),
    );
  };
  return (
    <li className="grid grid-cols-[3.25rem_minmax(0,1fr)_auto] items-center gap-2 rounded-md p-1 hover:bg-sunken">
      <TakeThumb take={take} />
      <span className="grid min-w-0 text-xs">
        <span className="wrap-anywhere font-medium">{take.name}</span>
        <span className="text-muted">
          {shotLengthText(take.durationFrames ?? 0, fps)}
          {used && ", in the cut"}
        </span>
      </span>
      <span className="flex">
        <Button
          size="icon-sm"
          variant="ghost"
          aria-label={`Insert ${take.name}`}
          title="Insert at the playhead"
          onClick={insert}
        >
          <Plus aria-hidden />
        </Button>
        <Button
          size="icon-sm"
          variant="ghost"
          aria-label={`Use ${take.name} in the selected clip`}
          title="Use in the selected clip"
          onClick={replace}
        >
          <Replace aria-hidden />
        </Button>
      </span>
    </li>
  );
});
