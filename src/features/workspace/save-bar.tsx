"use client";

import { Check, CloudOff, LoaderCircle, LockOpen, Redo2, Undo2 } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FailureCallout } from "@/features/shell/failure-callout";
import { readFailure } from "@/features/wording/failures";
import { useSessionState } from "@/features/workspace/workspace-provider";
import type { SessionState, WorkspaceSession } from "@/features/workspace/workspace-session";

/** Whether what was changed is stored, the way back and forth, and what to do when storing did not work. */
export function SaveBar({ session }: { session: WorkspaceSession }) {
  const { history, saving, lastChange } = useSessionState(session);
  useUndoKeys(session);
  const undone = history.future.at(-1)?.what;
  const done = history.past.at(-1)?.what;
  return (
    <div className="flex items-center gap-1">
      <SavingText saving={saving} />
      <Button
        variant="ghost"
        size="icon-sm"
        disabled={!done}
        onClick={() => session.undo()}
        aria-label={done ? `Undo: ${done}` : "Undo"}
        title={done ? `Undo: ${done} (Ctrl Z)` : "Undo (Ctrl Z)"}
      >
        <Undo2 aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        disabled={!undone}
        onClick={() => session.redo()}
        aria-label={undone ? `Do again: ${undone}` : "Do again"}
        title="Do again (Ctrl Shift Z)"
      >
        <Redo2 aria-hidden />
      </Button>
      <p className="sr-only" role="status">
        {lastChange}
      </p>
    </div>
  );
}

function SavingText({ saving }: Pick<SessionState, "saving">) {
  const looks = {
    saved: { icon: <Check aria-hidden />, text: "Saved" },
    pending: { icon: <LoaderCircle className="animate-spin" aria-hidden />, text: "Saving" },
    saving: { icon: <LoaderCircle className="animate-spin" aria-hidden />, text: "Saving" },
    held: { icon: <CloudOff aria-hidden />, text: "Not saved yet" },
    failed: { icon: <CloudOff aria-hidden />, text: "Not saved" },
    conflict: { icon: <CloudOff aria-hidden />, text: "Not saved" },
  } as const;
  const { icon, text } = looks[saving];
  return (
    <span
      className="mr-1 inline-flex items-center gap-1.5 text-muted text-xs [&_svg]:size-3.5"
      data-saving={saving}
    >
      {icon} {text}
    </span>
  );
}

/** Where storing did not work: why, and the choice that it leaves. Nothing when all is well. */
export function SaveProblem({ session }: { session: WorkspaceSession }) {
  const { saving, objection, error } = useSessionState(session);
  if (saving === "held") {
    return (
      <Callout tone="warning" title="Not saved yet">
        {objection} It is saved as soon as that is settled.
      </Callout>
    );
  }
  if (saving === "failed" && readFailure(error).code === "locked") {
    return (
      <Callout
        tone="warning"
        title="Your changes are not saved"
        action={
          <Button size="sm" onClick={() => void session.saveUnlocked()}>
            <LockOpen aria-hidden /> Unlock and save
          </Button>
        }
      >
        {readFailure(error).message}
      </Callout>
    );
  }
  if (saving === "failed") {
    return (
      <FailureCallout error={error} title="Your changes are not saved" onRetry={() => void session.flush()} />
    );
  }
  if (saving !== "conflict") return null;
  return (
    <Callout
      tone="warning"
      title="This project was changed in another place"
      action={
        <>
          <Button size="sm" variant="primary" onClick={() => session.takeOver()}>
            Take over the newer version
          </Button>
          <Button size="sm" onClick={() => void session.keepMine()}>
            Keep mine
          </Button>
        </>
      }
    >
      What you changed here is not saved. Either way nothing is lost: the other version stays in the history.
    </Callout>
  );
}

/** Ctrl or ⌘ Z and Shift Z, also while typing: what is typed is part of the document. Dialogs have fields of their own. */
function useUndoKeys(session: WorkspaceSession) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = stepOf(event);
      if (!step || document.querySelector('[role="dialog"],[role="alertdialog"]')) return;
      event.preventDefault();
      session[step]();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [session]);
}

function stepOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): "undo" | "redo" | null {
  if (altKey || !(ctrlKey || metaKey)) return null;
  if (key.toLowerCase() === "y") return "redo";
  if (key.toLowerCase() !== "z") return null;
  return shiftKey ? "redo" : "undo";
}
