"use client";

import { Bug, Frame } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cutFrames } from "@/domain/timeline/layout";
import type { EditorView } from "@/domain/view/editor-views";
import { useUrlParams } from "@/features/shell/use-url-params";
import { type Editor, EditorProvider, useEditor, useEditorState } from "./editor-context";
import { EditorHeader } from "./editor-header";
import { EditorStore } from "./editor-store";
import { Inspector } from "./inspector/inspector";
import { MediaBin } from "./media-bin";
import { Preview } from "./preview/preview";
import { PreviewPlayer } from "./preview/preview-player";
import { Transport } from "./preview/transport";
import { ConflictDialog } from "./saving/conflict-dialog";
import { useSaver } from "./saving/use-saver";
import type { TrimMode } from "./timeline/clip-trim";
import { Timeline } from "./timeline/timeline";
import { useViewport } from "./timeline/use-viewport";
import { Toolbar } from "./toolbar";
import { useCommands } from "./use-commands";
import { useEditorKeys } from "./use-editor-keys";

export function EditorPage({ initial }: { initial: EditorView }) {
  const [editor] = useState<Editor>(() => ({
    projectId: initial.project.id,
    view: initial,
    store: new EditorStore(initial.cut),
    player: new PreviewPlayer(initial.cut, (digest) => initial.media[digest]?.url ?? null),
  }));
  return (
    <EditorProvider editor={editor}>
      <Workspace />
    </EditorProvider>
  );
}

/** Clips, picture and inspector over the timeline; on a phone one under the other. */
function Workspace() {
  const { view, store } = useEditor();
  const saver = useSaver(view, store);
  return (
    <div className="flex min-h-0 grow flex-col lg:h-[calc(100dvh-3.5rem)] lg:overflow-hidden">
      <EditorHeader saver={saver} />
      <div className="grid min-h-0 grow lg:grid-cols-[18rem_minmax(0,1fr)_19rem] lg:grid-rows-[minmax(0,1fr)_auto]">
        <div className="order-3 min-h-0 overflow-y-auto border-line max-lg:border-t lg:order-none lg:border-r">
          <MediaBin />
        </div>
        <Monitor />
        <aside
          aria-label="Inspector"
          className="order-2 min-h-0 overflow-y-auto border-line bg-surface max-lg:border-t lg:order-none lg:row-span-1 lg:border-l"
        >
          <Inspector />
        </aside>
        <div className="order-1 flex min-h-0 min-w-0 flex-col lg:order-none lg:col-span-3 lg:h-[19rem]">
          <TimelinePanel />
        </div>
      </div>
      <Notices />
      <ConflictDialog saver={saver} />
    </div>
  );
}

function Monitor() {
  const { params, setParams } = useUrlParams();
  const debug = params.get("debug") === "1";
  const [guides, setGuides] = useState(false);
  return (
    <section aria-label="Preview" className="order-0 flex min-h-0 min-w-0 flex-col bg-stage lg:order-none">
      <div className="h-[46dvh] min-h-0 p-3 lg:h-auto lg:grow">
        <Preview guides={guides} debug={debug} />
      </div>
      <div className="flex flex-wrap items-center justify-center gap-1 border-line border-t bg-surface px-2 py-1.5">
        <Transport />
        <Button
          size="icon-sm"
          variant={guides ? "secondary" : "ghost"}
          aria-pressed={guides}
          aria-label="Safe area"
          title="Safe area"
          onClick={() => setGuides(!guides)}
        >
          <Frame aria-hidden />
        </Button>
        <Button
          size="icon-sm"
          variant={debug ? "secondary" : "ghost"}
          aria-pressed={debug}
          aria-label="Dropped frames"
          title="Dropped frames"
          onClick={() => setParams({ debug: debug ? "" : "1" })}
        >
          <Bug aria-hidden />
        </Button>
      </div>
    </section>
  );
}

function TimelinePanel() {
  const lengthFrames = useEditorState(({ history }) => cutFrames(history.present));
  const { store, player } = useEditor();
  const commands = useCommands();
  const scroller = useRef<HTMLDivElement>(null);
  const [snapping, setSnapping] = useState(true);
  const [trimMode, setTrimMode] = useState<TrimMode>("ripple");
  const { view, drawn } = useViewport(scroller, lengthFrames);
  const { zoom } = view;
  useEditorKeys(useMemo(() => ({ store, player, commands, zoom }), [store, player, commands, zoom]));
  return (
    <>
      <Toolbar
        zoom={zoom}
        snapping={snapping}
        onSnapping={setSnapping}
        trimMode={trimMode}
        onTrimMode={setTrimMode}
      />
      <Timeline {...{ scroller, view, drawn, snapping, trimMode }} />
    </>
  );
}

/** What was done or refused: read out, and shown for as long as it is the newest. */
function Notices() {
  const notice = useEditorState((state) => state.notice);
  const refused = notice?.tone === "refused";
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {notice?.text}
        {/* Equal words one after the other are read out only when something differs. */}
        {notice && notice.number % 2 === 1 && "\u00a0"}
      </p>
      {refused && (
        <p
          key={`shown-${notice.number}`}
          aria-hidden
          className="-translate-x-1/2 pointer-events-none fixed bottom-6 left-1/2 z-50 max-w-[90vw] animate-out rounded-lg border border-line bg-surface px-4 py-2.5 text-sm shadow-xl delay-4000 duration-500 fade-out-0 fill-mode-forwards"
        >
          {notice.text}
        </p>
      )}
    </>
  );
}
