"use client";

import { useEffect, useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { parseTime, timecodeText } from "../timecode";

/** A time that can be typed: seconds, a timecode or frames. Takes effect with Enter or when the field is left. */
export function TimeField({
  label,
  frames,
  fps,
  onChange,
}: {
  label: string;
  frames: number;
  fps: number;
  onChange: (frames: number) => void;
}) {
  const id = useId();
  const shown = timecodeText(frames, fps);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const wanted = parseTime(text, fps);
  function commit() {
    if (wanted === null) setText(shown);
    else if (wanted !== frames) onChange(wanted);
  }
  return (
    <div className="grid grid-cols-[1fr_7rem] items-center gap-2 text-sm">
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <Input
        id={id}
        value={text}
        inputMode="decimal"
        aria-invalid={wanted === null}
        title="Seconds such as 2.5, a timecode such as 00:02:12, or frames such as 60f"
        className="h-8 px-2 text-right font-mono text-sm tabular-nums"
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setText(shown);
        }}
      />
    </div>
  );
}
