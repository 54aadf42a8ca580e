import { Check, Copy } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { type ReviewRight, type ReviewSubject, reviewLimits } from "@/domain/review/review";
import { RightField } from "@/features/review/right-field";
import type { Shares } from "@/features/review/use-shares";
import { FailureCallout } from "@/features/shell/failure-callout";
import { countText } from "@/features/wording/numbers";

const lifetimes = [1, 7, reviewLimits.linkDays.default, 30, reviewLimits.linkDays.max];

/** Makes a link for guests, and shows it the one time that it can be copied. */
export function LinkForm({ subject, shares: { byLink } }: { subject: ReviewSubject; shares: Shares }) {
  const [label, setLabel] = useState("");
  const [right, setRight] = useState<ReviewRight>("judge");
  const [days, setDays] = useState<number>(reviewLimits.linkDays.default);
  if (byLink.data) return <MadeLink token={byLink.data.token} onAnother={byLink.reset} />;
  function submit(event: FormEvent) {
    event.preventDefault();
    byLink.mutate({ subject, label, right, days });
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label="For whom" hint="For your eyes only, to tell links apart.">
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={reviewLimits.labelCharacters}
            value={label}
            onChange={({ target }) => setLabel(target.value)}
          />
        )}
      </Field>
      <RightField right={right} onChange={setRight} />
      <Field label="Open for">
        {(control) => (
          <Select {...control} value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {lifetimes.map((one) => (
              <option key={one} value={one}>
                {countText(one, "day")}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {byLink.error && <FailureCallout error={byLink.error} />}
      <Button type="submit" variant="primary" className="justify-self-end" busy={byLink.isPending}>
        Make the link
      </Button>
    </form>
  );
}

function MadeLink({ token, onAnother }: { token: string; onAnother: () => void }) {
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const url = `${window.location.origin}/review/${token}`;
  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      setCopied("yes");
    } catch {
      // Browsers refuse it without HTTPS: the field is there to copy from.
      setCopied("failed");
    }
  }
  return (
    <div className="grid gap-4">
      <Field
        label="The link"
        hint="Anybody who has it can come in. It is shown this once: copy it now. You can take it back at any time."
      >
        {(control) => (
          <Input
            {...control}
            readOnly
            value={url}
            onFocus={({ target }) => target.select()}
            className="font-mono"
          />
        )}
      </Field>
      {copied === "failed" && (
        <FieldError>This browser did not copy it. Select the link and copy it yourself.</FieldError>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onAnother}>Make another</Button>
        <Button variant="primary" onClick={() => void copy()}>
          {copied === "yes" ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied === "yes" ? "Copied" : "Copy the link"}
        </Button>
      </div>
    </div>
  );
}
