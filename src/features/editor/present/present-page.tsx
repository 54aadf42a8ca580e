"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { placedClips } from "@/domain/timeline/layout";
import { openNested } from "@/domain/timeline/nested";
import type { EditorView } from "@/domain/view/editor-views";
import { useUrlParams } from "@/features/shell/use-url-params";
import { type Editor, EditorProvider, useCut, useEditor, usePlayback } from "../editor-context";
import { EditorStore } from "../editor-store";
import { GradeFilters } from "../preview/grade-filters";
import { Preview } from "../preview/preview";
import { PreviewPlayer } from "../preview/preview-player";
import { ClipGrid } from "./clip-grid";
import { PresentBar } from "./present-bar";
import { type PresentView, presentViews, usePresentKeys } from "./use-present-keys";

/** The cut as a client is shown it: on the whole screen, with nothing around it. */
export function PresentPage({ initial }: { initial: EditorView }) {
  const [editor] = useState<Editor>(() => ({
    projectId: initial.project.id,
    view: initial,
    store: new EditorStore(initial.cut),
    player: new PreviewPlayer(initial.cut, (digest) => initial.media[digest]?.url ?? null),
  }));
  return (
    <EditorProvider editor={editor}>
      <Screen />
    </EditorProvider>
  );
}

function Screen() {
  const { view: project, player } = useEditor();
  const cut = useCut();
  const { params, setParams } = useUrlParams();
  const view = presentViews.find((name) => name === params.get("view")) ?? "single";
  const screen = useRef<HTMLDivElement>(null);
  const onView = (next: PresentView) => setParams({ view: next === "single" ? "" : next });
  const clips = useMemo(() => placedClips(openNested(cut)), [cut]);
  const { frame } = usePlayback();
  const current = Math.max(
    0,
    clips.findLastIndex(({ startFrame }) => startFrame <= frame),
  );
  const goTo = (index: number) => {
    const clip = clips[Math.max(0, Math.min(clips.length - 1, index))];
    if (clip) player.seek(clip.startFrame);
  };
  const toggleFullScreen = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void screen.current?.requestFullscreen();
  };
  usePresentKeys({ player, onView, onStep: (step) => goTo(current + step), onFullScreen: toggleFullScreen });
  useEffect(() => () => player.pause(), [player]);
  const scene = sceneOf(project, clips[current]?.item.takeId);
  const inScene = clips.filter(({ item }) => sceneOf(project, item.takeId) === scene);
  return (
    <div ref={screen} className="fixed inset-0 z-50 flex flex-col bg-black text-white">
      <h1 className="sr-only">{project.project.title}</h1>
      <div className="min-h-0 grow">
        {view === "grid" ? (
          <>
            <GradeFilters cut={cut} />
            <ClipGrid
              clips={clips}
              current={current}
              onChoose={(index) => {
                goTo(index);
                onView("single");
              }}
            />
          </>
        ) : (
          <Preview />
        )}
      </div>
      {view === "scene" && (
        <div className="h-32 shrink-0 border-white/15 border-t">
          <ClipGrid
            clips={inScene}
            current={inScene.findIndex(({ item }) => item.id === clips[current]?.item.id)}
            row
            onChoose={(index) => goTo(clips.findIndex(({ item }) => item.id === inScene[index]?.item.id))}
          />
        </div>
      )}
      <PresentBar
        {...{ view, onView }}
        place={`Shot ${current + 1} of ${clips.length}${scene ? `, ${scene.title}` : ""}`}
        onStep={(step) => goTo(current + step)}
        onFullScreen={toggleFullScreen}
      />
    </div>
  );
}

/** The scene that a take was made for; null for one that belongs to none. */
function sceneOf({ bin, scenes }: EditorView, takeId: string | undefined) {
  const slot = bin.find((take) => take.takeId === takeId)?.slot;
  return scenes.find(({ slots }) => slot !== undefined && slots.includes(slot)) ?? null;
}
