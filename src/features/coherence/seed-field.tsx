"use client";

import { Dices } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const randomSeed = () => (crypto.getRandomValues(new Uint32Array(1)).at(0) ?? 0) >>> 1;

export function SeedField({
  value,
  error,
  onChange,
}: {
  value: number | null;
  error: string | undefined;
  onChange: (seed: number | null) => void;
}) {
  return (
    <Field
      label="Seed"
      error={error}
      hint="Same brief and same seed give the same video. Empty: derived from the brief."
    >
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            type="number"
            inputMode="numeric"
            min={0}
            step={1}
            placeholder="Automatic"
            value={value ?? ""}
            onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
          />
          <Button onClick={() => onChange(randomSeed())}>
            <Dices aria-hidden /> Random
          </Button>
        </div>
      )}
    </Field>
  );
}
