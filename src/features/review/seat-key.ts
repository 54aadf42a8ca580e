import { useCallback, useSyncExternalStore } from "react";

const changed = "framewright-seat";

function subscribe(listener: () => void) {
  window.addEventListener("storage", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(changed, listener);
  };
}

/** What this browser is known by behind a link; empty before its guest has come in. */
export function useSeatKey(token: string): [seatKey: string, setSeatKey: (seatKey: string) => void] {
  // The first part of a token names its link; the rest proves it and is kept nowhere.
  const place = `framewright.seat.${token.split(".")[0]}`;
  const seatKey = useSyncExternalStore(
    subscribe,
    () => window.localStorage.getItem(place) ?? "",
    () => "",
  );
  const setSeatKey = useCallback(
    (next: string) => {
      window.localStorage.setItem(place, next);
      window.dispatchEvent(new Event(changed));
    },
    [place],
  );
  return [seatKey, setSeatKey];
}
