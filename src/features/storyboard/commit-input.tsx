"use client";

import { type ComponentProps, useState } from "react";
import { Input } from "@/components/ui/input";

/**
 * A field whose content counts when it is left or Enter is pressed, not letter by letter: for numbers and for names that
 * may not be empty. Escape gives it back as it was.
 */
export function CommitInput({
  value,
  onCommit,
  ...props
}: Omit<ComponentProps<typeof Input>, "value" | "onChange"> & {
  value: string;
  onCommit: (value: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  function commit() {
    if (draft !== null && draft.trim() !== "" && draft !== value) onCommit(draft.trim());
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
