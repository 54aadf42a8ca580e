import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const guidanceCharacters = 500;

/** Asks for three stories that are not these. */
export function OthersForm({ busy, onAsk }: { busy: boolean; onAsk: (guidance: string) => void }) {
  const [guidance, setGuidance] = useState("");
  return (
    <form
      className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(guidance);
        setGuidance("");
      }}
    >
      <Field label="None of these? Say what should be different" hint="Empty: just three others.">
        {(control) => (
          <Input
            {...control}
            value={guidance}
            maxLength={guidanceCharacters}
            placeholder="Funnier, and without people"
            onChange={(event) => setGuidance(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" busy={busy} className="sm:mb-6">
        {!busy && <RefreshCw aria-hidden />} Three others
      </Button>
    </form>
  );
}
