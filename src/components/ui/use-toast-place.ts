import { type RefObject, useEffect, useState } from "react";
import { useSonner } from "sonner";
import { keptClearBoxes } from "@/components/ui/kept-clear";
import { type ToastPlace, toastPlace, usualPlace } from "@/components/ui/toast-place";

/** What opens, grows or is scrolled under a toast is seen so soon. */
const lookMs = 150;

/**
 * Where toasts stand at the moment. They give way to what is to be kept clear, but never to whoever points at them.
 *
 * @param toaster The part of the page that they are in.
 */
export function useToastPlace(toaster: RefObject<HTMLElement | null>): ToastPlace | null {
  const [place, setPlace] = useState<ToastPlace | null>(null);
  const isShowing = useSonner().toasts.length > 0;
  useEffect(() => {
    if (!isShowing) return;
    const look = () => {
      if (toaster.current?.matches(":focus-within, :has(:hover)")) return;
      const view = { width: window.innerWidth, height: window.innerHeight };
      setPlace((now) => {
        const next = toastPlace(view, { kept: keptClearBoxes(), now: now ?? usualPlace(view) });
        return now && next.right === now.right && next.bottom === now.bottom ? now : next;
      });
    };
    look();
    const timer = setInterval(look, lookMs);
    return () => {
      clearInterval(timer);
      setPlace(null);
    };
  }, [isShowing, toaster]);
  return place;
}
