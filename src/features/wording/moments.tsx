"use client";

import { useInBrowser } from "@/features/timing/use-in-browser";

const dateStyles = {
  date: { dateStyle: "medium" },
  "date-time": { dateStyle: "medium", timeStyle: "short" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A moment in the reader's own time zone; UTC until the page is alive, so that server and browser agree at first. */
export function Moment({ iso, show = "date-time" }: { iso: string; show?: keyof typeof dateStyles }) {
  const inBrowser = useInBrowser();
  const style: Intl.DateTimeFormatOptions = {
    ...dateStyles[show],
    ...(inBrowser ? {} : { timeZone: "UTC" }),
  };
  return (
    <time dateTime={iso} suppressHydrationWarning>
      {new Intl.DateTimeFormat("en-GB", style).format(new Date(iso))}
    </time>
  );
}
