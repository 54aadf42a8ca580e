import { useEffect } from "react";
import { useSingleKeyShortcuts } from "@/features/shell/preferences";

/** Elements that do something with these keys themselves. */
const ownKeys =
  "input, textarea, select, button, a, [role=slider], [role=radio], [role=tab], [contenteditable]";

/** Runs an action for a key that is pressed while no field, button or dialog has a use for it. */
export function useReviewKeys(actions: Record<string, () => void>): void {
  const [enabled] = useSingleKeyShortcuts();
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actions[event.key];
      if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      const letters = /^[a-z0-9]$/.test(event.key);
      const typing = "input, textarea, select, [contenteditable]";
      if (target instanceof Element && target.closest(letters ? typing : ownKeys)) return;
      if (document.querySelector('[role="dialog"],[role="alertdialog"]')) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [enabled, actions]);
}
