"use client";

import { useCallback, useSyncExternalStore } from "react";

const key = "framewright.single-key-shortcuts";
const changed = "framewright-preference";

const read = () => window.localStorage.getItem(key) !== "off";

function subscribe(listener: () => void) {
  window.addEventListener("storage", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(changed, listener);
  };
}

/** Shortcuts of one letter can be in the way of speech input, so they can be turned off (WCAG 2.1.4). */
export function useSingleKeyShortcuts(): [enabled: boolean, setEnabled: (enabled: boolean) => void] {
  const enabled = useSyncExternalStore(subscribe, read, () => true);
  const setEnabled = useCallback((next: boolean) => {
    window.localStorage.setItem(key, next ? "on" : "off");
    window.dispatchEvent(new Event(changed));
  }, []);
  return [enabled, setEnabled];
}
