"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { TrainedLora } from "@/domain/coherence/settings";

/** Which LoRA, and how strongly. Servers say which they hold; a service elsewhere takes the name or address it knows. */
export function LoraFields({
  value,
  known,
  onChange,
}: {
  value: TrainedLora;
  known: readonly string[];
  onChange: (lora: TrainedLora) => void;
}) {
  const list = useId();
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_7rem]">
      <Field
        label="Name of the LoRA"
        error={value.name.trim() === "" ? "Name the LoRA as the render server does" : null}
      >
        {(control) => (
          <>
            <Input
              {...control}
              list={list}
              maxLength={200}
              value={value.name}
              onChange={(event) => onChange({ ...value, name: event.target.value })}
            />
            <datalist id={list}>
              {known.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label="Strength">
        {(control) => (
          <Input
            {...control}
            type="number"
            inputMode="decimal"
            min={0}
            max={2}
            step={0.1}
            value={value.strength}
            onChange={(event) => onChange({ ...value, strength: Number(event.target.value) })}
          />
        )}
      </Field>
    </div>
  );
}
