/** The editor's preview alone on a page, as `bench/preview-against-export.ts` opens it: of a cut that the page was given. */
import { type ComponentProps, createElement } from "react";
import { createRoot } from "react-dom/client";
import type { Cut } from "@/domain/timeline/cut";
import { EditorProvider } from "@/features/editor/editor-context";
import { EditorStore } from "@/features/editor/editor-store";
import { Preview } from "@/features/editor/preview/preview";
import { PreviewPlayer } from "@/features/editor/preview/preview-player";
import "@/app/globals.css";

declare global {
  interface Window {
    shownCut: Cut;
    seek(frame: number): void;
  }
}

const { shownCut: cut } = window;
const player = new PreviewPlayer(cut, (digest) => `/media/${digest}`);
window.seek = (frame) => player.seek(frame);
const view = {
  ...{ cut, version: 0, savedAt: null, savedBy: null },
  ...{ project: { id: "preview", title: "Preview" }, media: {}, bin: [], lines: {}, scenes: [], videos: [] },
};
const editor = { projectId: "preview", view, store: new EditorStore(cut), player };
const root = document.getElementById("root");
const parts: ComponentProps<typeof EditorProvider> = { editor, children: createElement(Preview) };
if (root) createRoot(root).render(createElement(EditorProvider, parts));
