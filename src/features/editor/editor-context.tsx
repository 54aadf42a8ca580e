"use client";

import { createContext, type ReactNode, use, useSyncExternalStore } from "react";
import type { Cut } from "@/domain/timeline/cut";
import type { EditorView } from "@/domain/view/editor-views";
import type { EditorState, EditorStore } from "./editor-store";
import type { PreviewPlayer } from "./preview/preview-player";

/** What the parts of the editor work with. */
export type Editor = {
  projectId: string;
  view: EditorView;
  store: EditorStore;
  player: PreviewPlayer;
};

const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ editor, children }: { editor: Editor; children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error("This part of the editor stands outside of it");
  return editor;
}

/** One part of the editor's state; what is picked must be the same object as long as nothing about it changed. */
export function useEditorState<Part>(pick: (state: EditorState) => Part): Part {
  const { store } = useEditor();
  const read = () => pick(store.state());
  return useSyncExternalStore(store.subscribe, read, read);
}

export const useCut = (): Cut => useEditorState(({ history }) => history.present);
export const useSelection = (): readonly string[] => useEditorState(({ selection }) => selection);

/** The frame that is shown, and whether it moves by itself. */
export function usePlayback() {
  const { player } = useEditor();
  return useSyncExternalStore(player.subscribe, player.state, player.state);
}
