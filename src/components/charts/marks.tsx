"use client";

import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";

/** A place on a chart that can be pointed at, read and followed. Positions are percentages of the chart. */
export type ChartMark = {
  key: string;
  /** All there is to say about it, for the tooltip and for screen readers. */
  label: string;
  href: string | null;
  left: number;
  width: number;
  /** Where its dot stands, from the top; null for a mark without one. */
  dotTop: number | null;
  /** Drawn hollow: too few samples stand behind it. */
  faint: boolean;
};

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowRight: (index) => index + 1,
  ArrowLeft: (index) => index - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** The marks of a chart: one stop for the Tab key, arrow keys move between them. */
export function Marks({ label, marks }: { label: string; marks: readonly ChartMark[] }) {
  const group = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState(0);

  function move(event: KeyboardEvent) {
    const next = steps[event.key]?.(current, marks.length - 1);
    if (next === undefined || next < 0 || next >= marks.length) return;
    event.preventDefault();
    setCurrent(next);
    group.current?.querySelectorAll<HTMLElement>("[data-mark]")[next]?.focus();
  }

  return (
    <fieldset
      ref={(element) => {
        group.current = element;
      }}
      aria-label={label}
      onKeyDown={move}
      className="absolute inset-0 m-0 border-0 p-0"
    >
      {marks.map((mark, index) => (
        <Mark
          key={mark.key}
          mark={mark}
          tabIndex={index === Math.min(current, marks.length - 1) ? 0 : -1}
          onFocus={() => setCurrent(index)}
        />
      ))}
    </fieldset>
  );
}

function Mark({ mark, tabIndex, onFocus }: { mark: ChartMark; tabIndex: number; onFocus: () => void }) {
  const { label, href, left, width, dotTop, faint } = mark;
  const place = {
    "data-mark": true,
    tabIndex,
    onFocus,
    "aria-label": label,
    style: { left: `${left}%`, width: `${width}%` },
    className: "group absolute inset-y-0 rounded-sm hover:bg-foreground/5 focus-visible:z-10",
  };
  const content = (
    <>
      {dotTop !== null && (
        <span
          aria-hidden
          style={{ top: `${dotTop}%` }}
          className={cn(
            "-translate-x-1/2 -translate-y-1/2 absolute left-1/2 size-2 rounded-full border-2 border-accent-text",
            faint ? "bg-surface" : "bg-accent-text",
          )}
        />
      )}
      <span
        aria-hidden
        className={cn(
          "pointer-events-none absolute bottom-full z-20 hidden w-max max-w-56 rounded-md border border-line bg-background px-2.5 py-1.5 text-left text-foreground text-xs leading-relaxed shadow-lg group-hover:block group-focus-visible:block",
          left + width / 2 > 50 ? "right-0" : "left-0",
        )}
      >
        {label}
      </span>
    </>
  );
  return href === null ? (
    <span role="img" {...place}>
      {content}
    </span>
  ) : (
    <Link href={href} scroll={false} prefetch={false} {...place}>
      {content}
    </Link>
  );
}
