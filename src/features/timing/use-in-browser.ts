import { useSyncExternalStore } from "react";

const subscribeNever = () => () => undefined;

/** False on the server and during hydration, when neither the reader's time zone nor the theme is known. */
export const useInBrowser = () =>
  useSyncExternalStore(
    subscribeNever,
    () => true,
    () => false,
  );
