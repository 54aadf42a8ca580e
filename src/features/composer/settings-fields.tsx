"use client";

import { Dices } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { SwitchField } from "@/components/ui/switch";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import type { Draft } from "@/features/composer/draft";

type SettingsDraft = Pick<Draft, "seed" | "coherence">;

const switches: { key: SwitchKey; label: string; hint: string }[] = [
  {
    key: "twoAgentEnhancement",
    label: "Sharpen the prompt first",
    hint: "A director adds to it, a critic scores it, until it is good enough. Off: your words as they are.",
  },
  {
    key: "sameSeed",
    label: "One seed for all shots",
    hint: "Keeps light and texture alike from shot to shot.",
  },
  {
    key: "chainedFrames",
    label: "Chain frames",
    hint: "A shot that continues another starts on its exact last frame.",
  },
  {
    key: "parallelClips",
    label: "Film clips at the same time",
    hint: "Faster. Chained shots still wait for each other.",
  },
  {
    key: "qualityRegeneration",
    label: "Draw poor takes again",
    hint: "A clip that fails the checks is made again with another seed, at most twice. Each take costs again; drafts are free.",
  },
  {
    key: "finishing",
    label: "Grade the cut",
    hint: "Matches exposure and colour between shots.",
  },
];
type SwitchKey = Exclude<keyof CoherenceSettings, "enhancementRounds" | "trainedLora">;

const randomSeed = () => crypto.getRandomValues(new Uint32Array(1)).at(0) ?? 0;

export function SettingsFields({
  value,
  errors,
  onChange,
}: {
  value: SettingsDraft;
  errors: Record<string, string>;
  onChange: (values: Partial<SettingsDraft>) => void;
}) {
  const { coherence } = value;
  const set = (values: Partial<CoherenceSettings>) => onChange({ coherence: { ...coherence, ...values } });
  return (
    <div className="grid gap-5">
      <Field
        label="Seed"
        error={errors.seed}
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
              value={value.seed ?? ""}
              onChange={(event) =>
                onChange({ seed: event.target.value === "" ? null : Number(event.target.value) })
              }
            />
            <Button onClick={() => onChange({ seed: randomSeed() >>> 1 })}>
              <Dices aria-hidden /> Random
            </Button>
          </div>
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        {switches.map(({ key, label, hint }) => (
          <SwitchField
            key={key}
            label={label}
            hint={hint}
            checked={coherence[key]}
            onCheckedChange={(checked) => set({ [key]: checked })}
          />
        ))}
      </div>
      {coherence.twoAgentEnhancement && (
        <Field label="Rounds of sharpening, at most" hint="It stops earlier when a round gains little.">
          {(control) => (
            <Select
              {...control}
              value={coherence.enhancementRounds}
              onChange={(event) => set({ enhancementRounds: Number(event.target.value) })}
              className="max-w-40"
            >
              {[1, 2, 3, 4, 5].map((rounds) => (
                <option key={rounds}>{rounds}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  );
}
