"use client";

import "./brand-fonts";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { safeArea } from "@/domain/timeline/safe-area";
import { useCut, useEditor, useEditorState, usePlayback } from "../editor-context";
import { GradeFilters, gradeFilterOf } from "./grade-filters";
import { OverlayLayer } from "./overlay-layer";

/** The film as it is edited, with its text over it. */
export function Preview({ guides = false, debug = false }: { guides?: boolean; debug?: boolean }) {
  const cut = useCut();
  const { store, player } = useEditor();
  const loop = useEditorState((state) => state.loop);
  const stage = useRef<HTMLDivElement>(null);
  const [heightPixels, setHeightPixels] = useState(0);

  useEffect(() => {
    if (!stage.current) return;
    return player.attach(stage.current, (clipId) => gradeFilterOf(store.cut, clipId));
  }, [player, store]);
  useEffect(() => player.setCut(cut), [player, cut]);
  useEffect(() => player.setLoop(loop), [player, loop]);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeightPixels(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { width, height } = cut.size;
  return (
    <div className="@container-size relative grid size-full min-h-0 place-items-center">
      <div
        className="relative isolate overflow-hidden bg-black"
        style={{
          aspectRatio: `${width} / ${height}`,
          width: `min(100cqw, calc(100cqh * ${width / height}))`,
        }}
      >
        <GradeFilters cut={cut} />
        <div ref={stage} className="absolute inset-0" data-testid="preview-picture" />
        <OverlayLayer heightPixels={heightPixels} />
        {guides && <SafeAreaGuide />}
        <Waiting />
        {debug && <DebugLine />}
      </div>
    </div>
  );
}

/** What platforms leave free of their own controls. */
function SafeAreaGuide() {
  const { size } = useCut();
  const safe = safeArea(size);
  const share = (length: number, whole: number) => `${(length / whole) * 100}%`;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20 border border-white/70 border-dashed"
      style={{
        left: share(safe.left, size.width),
        top: share(safe.top, size.height),
        width: share(safe.width, size.width),
        height: share(safe.height, size.height),
      }}
    />
  );
}

function Waiting() {
  const { waiting } = usePlayback();
  if (!waiting) return null;
  return (
    <p className="absolute top-2 left-2 z-20 rounded-sm bg-black/70 px-2 py-1 text-white text-xs">Loading…</p>
  );
}

function DebugLine() {
  const { frame, rate, dropped } = usePlayback();
  return (
    <p className="absolute top-2 right-2 z-20 rounded-sm bg-black/70 px-2 py-1 font-mono text-white text-xs">
      frame {frame} · speed {rate} · dropped {dropped}
    </p>
  );
}
