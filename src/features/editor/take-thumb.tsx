"use client";

import type { BinTake } from "@/domain/view/editor-views";
import { useEditor } from "./editor-context";
import { Filmstrip } from "./timeline/filmstrip";

/** One picture of a clip. */
export function TakeThumb({ take }: { take: BinTake }) {
  const { view } = useEditor();
  return (
    <span className="relative block h-14 w-full overflow-hidden rounded-sm bg-stage">
      <Filmstrip
        digest={take.digest}
        url={view.media[take.digest]?.url}
        sourceStart={0.3}
        sourceLength={0.2}
        widthPixels={96}
      />
    </span>
  );
}
