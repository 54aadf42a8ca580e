import { useEffect } from "react";
import { useSingleKeyShortcuts } from "@/features/shell/preferences";
import type { PlayerView } from "./player-view";
import type { PlayerControls } from "./use-sync-group";

export const speeds = [0.25, 0.5, 1, 1.5, 2] as const;

const layoutKeys: Record<string, PlayerView["layout"]> = {
  g: "grid",
  s: "pair",
  w: "wipe",
  f: "difference",
};

type Player = {
  controls: PlayerControls;
  view: PlayerView;
  onView: (change: Partial<PlayerView>) => void;
  positions: readonly number[];
  fps: number;
  frame: number;
  lengthFrames: number;
  rate: number;
  playing: boolean;
};

/** What a key does in the player; null for one that means nothing. */
export function keyAction(key: string, shift: boolean, player: Player): (() => void) | null {
  const { controls, view, onView, positions, fps, frame, lengthFrames, rate, playing } = player;
  const layout = layoutKeys[key];
  if (layout) return () => onView({ layout });
  if (/^[0-5]$/.test(key)) {
    const position = positions[Number(key) - 1];
    if (key !== "0" && position === undefined) return null;
    return () => onView({ sound: position ?? null });
  }
  const far = shift ? fps : 1;
  const actions: Record<string, () => void> = {
    " ": controls.toggle,
    k: controls.pause,
    l: () => (playing ? controls.setRate(nextSpeed(rate)) : controls.play()),
    j: () => controls.seek(frame - fps),
    ArrowLeft: () => controls.step(-far),
    ArrowRight: () => controls.step(far),
    Home: () => controls.seek(0),
    End: () => controls.seek(lengthFrames - 1),
    i: () => onView({ loop: { inFrame: frame, outFrame: outAfter(frame, view, lengthFrames) } }),
    o: () => frame > 0 && onView({ loop: { inFrame: inBefore(frame, view), outFrame: frame } }),
    x: () => onView({ loop: null }),
    d: () => onView({ debug: !view.debug }),
  };
  return actions[key] ?? null;
}

const outAfter = (frame: number, { loop }: PlayerView, lengthFrames: number) =>
  loop && loop.outFrame > frame ? loop.outFrame : Math.max(frame + 1, lengthFrames - 1);
const inBefore = (frame: number, { loop }: PlayerView) => (loop && loop.inFrame < frame ? loop.inFrame : 0);
const nextSpeed = (rate: number) => speeds.find((speed) => speed > rate) ?? rate;

/** Controls that use the key themselves: a slider its arrows, a button the space bar. */
function usesKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)) return true;
  if (key === " ") return target.closest("button, a, summary, [role=radio]") !== null;
  return /^(Arrow|Home|End)/.test(key) && target.closest("[role]:not(main):not(region)") !== null;
}

/** Keys that work wherever the focus is on the page. */
export function usePlayerKeys(player: Player): void {
  const [enabled] = useSingleKeyShortcuts();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || usesKey(event.target, event.key)) return;
      if (!enabled && /^[a-z0-9]$/.test(event.key)) return;
      if (document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"]')) return;
      const action = keyAction(event.key, event.shiftKey, player);
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [enabled, player]);
}
