"use client";

import { type ComponentProps, useState } from "react";
import { Input } from "@/components/ui/input";

/**
 * A field whose content counts when it is left or Enter is pressed, not letter by letter: for numbers, lists and names.
 * Escape gives it back as it was.
 */
export function CommitInput({
  value,
  mayBeEmpty = false,
  onCommit,
  ...props
}: Omit<ComponentProps<typeof Input>, "value" | "onChange"> & {
  value: string;
  /** Else what is left empty gets back what it was. */
  mayBeEmpty?: boolean;
  onCommit: (value: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  function commit() {
    const text = draft?.trim() ?? value;
    if (text !== value && (text !== "" || mayBeEmpty)) onCommit(text);
    setDraft(null);
  }
  return (
    <Input
      {...props}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setDraft(null);
      }}
    />
  );
}
