import { useEffect } from "react";
import { useSingleKeyShortcuts } from "@/features/shell/preferences";
import type { Commands } from "./commands";
import type { Editor } from "./editor-context";

export type Zoom = { in(): void; out(): void; fit(): void };

type Keyed = Pick<Editor, "store" | "player"> & { commands: Commands; zoom: Zoom };

const fastest = 4;

/** What a key does in the editor; null for one that means nothing there. */
export function editorKeyAction(
  { key, shift, command, alt }: { key: string; shift: boolean; command: boolean; alt: boolean },
  { store, player, commands, zoom }: Keyed,
): (() => void) | null {
  const { rate } = player.state();
  const lower = key.length === 1 ? key.toLowerCase() : key;
  if (command) {
    const combined: Record<string, () => void> = {
      z: () => (shift ? store.redo() : store.undo()),
      y: () => store.redo(),
      d: commands.duplicate,
      a: commands.selectAll,
    };
    return combined[lower] ?? null;
  }
  if (alt) {
    const moves: Record<string, () => void> = {
      ArrowLeft: () => commands.move(-1),
      ArrowRight: () => commands.move(1),
      ArrowUp: () => commands.moveTrack(-1),
      ArrowDown: () => commands.moveTrack(1),
    };
    return moves[key] ?? null;
  }
  const far = shift ? player.fps : 1;
  const actions: Record<string, () => void> = {
    " ": () => player.toggle(),
    k: () => player.pause(),
    l: () => player.play(rate > 0 ? Math.min(fastest, rate * 2) : 1),
    j: () => player.play(rate < 0 ? Math.max(-fastest, rate * 2) : -1),
    ArrowLeft: () => player.step(-far),
    ArrowRight: () => player.step(far),
    ArrowUp: () => commands.toSeam(-1),
    ArrowDown: () => commands.toSeam(1),
    Home: () => player.seek(0),
    End: () => player.seek(player.lengthFrames - 1),
    Enter: commands.selectAtPlayhead,
    Escape: () => store.select([]),
    Delete: () => commands.remove(shift),
    Backspace: () => commands.remove(shift),
    "[": () => commands.trimToPlayhead("start", "ripple"),
    "]": () => commands.trimToPlayhead("end", "ripple"),
    ",": () => commands.nudge("end", -1),
    ".": () => commands.nudge("end", 1),
    "<": () => commands.nudge("start", -1),
    ">": () => commands.nudge("start", 1),
    s: commands.split,
    g: shift ? commands.open : commands.merge,
    t: commands.addText,
    m: commands.addMarker,
    i: commands.setIn,
    o: commands.setOut,
    x: () => store.setLoop(null),
    "+": zoom.in,
    "=": zoom.in,
    "-": zoom.out,
    "0": zoom.fit,
  };
  return actions[lower] ?? null;
}

/** Controls that use the key themselves: a field all of them, a slider its arrows, a button Space and Enter. */
function usesKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)) return true;
  const isItem = target.closest("[data-timeline-item]") !== null;
  if (key === " " || key === "Enter")
    return !isItem && target.closest("button, a, summary, [role=radio]") !== null;
  if (/^(Arrow|Home|End)/.test(key))
    return target.closest("[role=slider], [role=radiogroup], [role=tablist]") !== null;
  return false;
}

/** The editor's keys, wherever the focus is on its page. */
export function useEditorKeys(keyed: Keyed): void {
  const [enabled] = useSingleKeyShortcuts();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (usesKey(event.target, event.key)) return;
      const command = event.ctrlKey || event.metaKey;
      if (!enabled && !command && !event.altKey && /^[a-z0-9+=\-,.[\]<>]$/i.test(event.key)) return;
      if (document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]'))
        return;
      const action = editorKeyAction(
        { key: event.key, shift: event.shiftKey, command, alt: event.altKey },
        keyed,
      );
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [enabled, keyed]);
}
