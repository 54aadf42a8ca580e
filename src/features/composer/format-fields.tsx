"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { briefLimits } from "@/domain/brief/brief";
import { type Aspect, aspects } from "@/domain/media/format";
import type { Draft } from "@/features/composer/draft";
import { aspectTitles, cssAspect } from "@/features/wording/terms";

type FormatDraft = Pick<Draft, "aspect" | "durationSeconds" | "clips">;

const { durationSeconds: length, clips } = briefLimits;
const automatic = "automatic";

/** An empty entry means that the prompt decides. */
const numberOf = (text: string) => (text === "" ? null : Number(text));

export function FormatFields({
  value,
  errors,
  onChange,
}: {
  value: FormatDraft;
  errors: Record<string, string>;
  onChange: (values: Partial<FormatDraft>) => void;
}) {
  return (
    <div className="grid gap-6">
      <AspectField value={value.aspect} onChange={(aspect) => onChange({ aspect })} />
      <div className="grid gap-6 sm:grid-cols-[1fr_14rem]">
        <LengthField
          value={value.durationSeconds}
          error={errors.durationSeconds}
          onChange={(durationSeconds) => onChange({ durationSeconds })}
        />
        <Field
          label="Clips"
          error={errors.clips}
          hint="Empty: the prompt decides, otherwise the plan does (3 to 5)."
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={clips.min}
              max={clips.max}
              step={1}
              placeholder="Automatic"
              value={value.clips ?? ""}
              onChange={(event) => onChange({ clips: numberOf(event.target.value) })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}

function AspectField({
  value,
  onChange,
}: {
  value: Aspect | null;
  onChange: (aspect: Aspect | null) => void;
}) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium text-sm" aria-hidden>
        Shape
      </p>
      <Segmented
        label="Shape"
        value={value ?? automatic}
        onChange={(next) => onChange(aspects.find((candidate) => candidate === next) ?? null)}
        options={[
          {
            value: automatic,
            label: "Automatic",
            content: <span className="grid h-14 content-center">Automatic</span>,
          },
          ...aspects.map((aspect) => ({
            value: aspect,
            label: `${aspectTitles[aspect]}, ${aspect}`,
            content: (
              <span className="flex h-14 items-center gap-2.5">
                <span className="grid w-9 place-items-center">
                  <span
                    className="block max-h-9 rounded-[3px] border-2 border-current"
                    style={{
                      aspectRatio: cssAspect(aspect),
                      [aspect === "16:9" ? "width" : "height"]: "2.25rem",
                    }}
                  />
                </span>
                <span className="grid text-left text-xs leading-tight">
                  <span className="font-medium">{aspectTitles[aspect]}</span>
                  <span className="tabular-nums">{aspect}</span>
                </span>
              </span>
            ),
          })),
        ]}
      />
      <p className="text-muted text-xs">Automatic: what the prompt says, otherwise vertical 9:16.</p>
    </div>
  );
}

function LengthField({
  value,
  error,
  onChange,
}: {
  value: number | null;
  error: string | undefined;
  onChange: (durationSeconds: number | null) => void;
}) {
  const shown = Math.min(length.max, Math.max(length.min, value ?? length.default));
  return (
    <Field
      label="Length in seconds"
      error={error}
      hint={`Empty: what the prompt says, otherwise ${length.default} s. From ${length.min} to ${length.max} s, kept exactly.`}
      aside={
        value !== null && (
          <Button variant="link" size="sm" onClick={() => onChange(null)}>
            Leave it to the prompt
          </Button>
        )
      }
    >
      {(control) => (
        <div className="flex items-center gap-4">
          <Slider
            aria-label="Length"
            min={length.min}
            max={length.max}
            step={1}
            value={[shown]}
            onValueChange={([next]) => onChange(next ?? null)}
            className={value === null ? "opacity-60" : ""}
          />
          <Input
            {...control}
            type="number"
            inputMode="numeric"
            min={length.min}
            max={length.max}
            step={1}
            placeholder="Auto"
            value={value ?? ""}
            onChange={(event) => onChange(numberOf(event.target.value))}
            className="w-24 shrink-0 tabular-nums"
          />
        </div>
      )}
    </Field>
  );
}
