import { useEffect, useState, useSyncExternalStore } from "react";
import type { EditorView } from "@/domain/view/editor-views";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";
import type { EditorStore } from "../editor-store";
import { CutSaver, type SaveFailure } from "./cut-saver";
import { dropLocalCopy, keepLocalCopy, readLocalCopy } from "./local-copy";

const copyMs = 250;
const waitMs = 1200;
const retryMs = 5000;

/** Saves what is edited: by itself a moment after each edit, and before the page is left. */
export function useSaver(view: EditorView, store: EditorStore): CutSaver {
  const client = trpc.useUtils().client;
  const projectId = view.project.id;
  const [saver] = useState(
    () =>
      new CutSaver({
        ...{ version: view.version, cut: view.cut, copyMs, waitMs, retryMs },
        save: (edit) => client.editor.save.mutate({ projectId, ...edit }),
        failureOf,
        keepCopy(copy) {
          if (!copy) return dropLocalCopy(window.localStorage, projectId);
          const kept = keepLocalCopy(window.localStorage, projectId, copy);
          if (!kept) store.tell("This browser has no room left for a copy of your edits.", "refused");
        },
      }),
  );

  useEffect(
    () =>
      store.subscribe(() => {
        const { history } = store.state();
        saver.changed(history.present, history.past.at(-1)?.label ?? "");
      }),
    [store, saver],
  );
  // After the subscription above: what is taken up is an edit like any other, and is sent.
  useEffect(() => restoreCopy({ view, store, saver }), [view, store, saver]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") saver.leave();
    };
    const close = () => saver.keepNow();
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("pagehide", close);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("pagehide", close);
      saver.leave();
      saver.close();
    };
  }, [saver]);
  return saver;
}

export const useSaveState = (saver: CutSaver) =>
  useSyncExternalStore(saver.subscribe, saver.state, saver.state);

/** Edits of the last time that did not reach the server are taken up as a step, which can be undone. */
function restoreCopy({
  view,
  store,
  saver,
}: {
  view: EditorView;
  store: EditorStore;
  saver: CutSaver;
}): void {
  const copy = readLocalCopy(window.localStorage, view.project.id);
  if (!copy) return;
  if (JSON.stringify(copy.cut) === JSON.stringify(view.cut)) {
    dropLocalCopy(window.localStorage, view.project.id);
    return;
  }
  saver.startFrom(copy.baseVersion);
  store.edit(
    { label: "Edits that were not saved yet", tell: "Your unsaved edits are back." },
    () => copy.cut,
  );
}

function failureOf(error: unknown): SaveFailure {
  const { code, message } = readFailure(error);
  if (code === "conflict") return { kind: "conflict", message };
  return { kind: code === null ? "unreachable" : "refused", message };
}
