import { useEffect } from "react";
import type { PreviewPlayer } from "../preview/preview-player";

/** One shot, the shots of a scene, or all of them. */
export const presentViews = ["single", "scene", "grid"] as const;
export type PresentView = (typeof presentViews)[number];

/** Arrows for the shots, Space to play, 1 to 3 for the views, F for the whole screen. */
export function usePresentKeys({
  player,
  onView,
  onStep,
  onFullScreen,
}: {
  player: PreviewPlayer;
  onView: (view: PresentView) => void;
  onStep: (step: -1 | 1) => void;
  onFullScreen: () => void;
}): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const onControl = (event.target as HTMLElement).closest("a, button") !== null;
      const actions: Record<string, () => void> = {
        ArrowLeft: () => onStep(-1),
        ArrowRight: () => onStep(1),
        ...(!onControl && { " ": () => player.toggle() }),
        "1": () => onView("single"),
        "2": () => onView("scene"),
        "3": () => onView("grid"),
        f: onFullScreen,
      };
      const action = actions[event.key.toLowerCase()] ?? actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [player, onView, onStep, onFullScreen]);
}
