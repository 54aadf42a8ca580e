"use client";

import { RotateCcw } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { BriefInput } from "@/domain/brief/brief";
import { conflictsIn } from "@/domain/coherence/conflicts";
import { settingGroups } from "@/domain/coherence/definitions";
import { type CoherenceSettings, defaultSettings } from "@/domain/coherence/settings";
import { ConflictList } from "@/features/coherence/conflict-list";
import { ProfileBar } from "@/features/coherence/profile-bar";
import { SeedField } from "@/features/coherence/seed-field";
import { changedText } from "@/features/coherence/setting-groups";
import { SettingList } from "@/features/coherence/setting-list";
import { useOutlook } from "@/features/coherence/use-outlook";

type SeedAndSettings = { seed: number | null; coherence: CoherenceSettings };

/** Everything that decides how alike the shots are, folded: the defaults are good. */
export function SettingsPanel({
  value,
  seedError,
  brief,
  onChange,
}: {
  value: SeedAndSettings;
  seedError: string | undefined;
  /** What the settings are for; null while it has errors. */
  brief: BriefInput | null;
  onChange: (values: Partial<SeedAndSettings>) => void;
}) {
  const { coherence } = value;
  const { outlook, error } = useOutlook(brief);
  const conflicts = useMemo(
    () => (outlook ? conflictsIn(coherence, outlook.circumstances) : []),
    [coherence, outlook],
  );
  const change = (settings: CoherenceSettings) => onChange({ coherence: settings });
  const summary = changedText(coherence);
  return (
    <Disclosure
      summary="Seed and consistency"
      aside={conflicts.length > 0 ? `${summary} · a conflict` : summary}
    >
      <div className="grid gap-6">
        <ProfileBar settings={coherence} onChoose={change} />
        <ConflictList conflicts={conflicts} onFix={change} />
        <SeedField value={value.seed} error={seedError} onChange={(seed) => onChange({ seed })} />
        {settingGroups.map((group) => (
          <SettingList key={group} group={group} settings={coherence} outlook={outlook} onChange={change} />
        ))}
        {error !== null && (
          <p className="text-muted text-xs">
            What each setting adds cannot be told at the moment; the settings work all the same.
          </p>
        )}
        <Button
          variant="link"
          className="justify-self-start text-muted"
          disabled={summary === changedText(defaultSettings)}
          onClick={() => change(defaultSettings)}
        >
          <RotateCcw aria-hidden /> Reset to defaults
        </Button>
      </div>
    </Disclosure>
  );
}
