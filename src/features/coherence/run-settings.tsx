import { Badge } from "@/components/ui/badge";
import { Card, CardTitle } from "@/components/ui/card";
import { blockedBy, settingGroups } from "@/domain/coherence/definitions";
import { valueText } from "@/domain/coherence/differences";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import { changedKeys, groupTitles, settingsOfGroup } from "@/features/coherence/setting-groups";

/** The settings that a run was made with, to be read. */
export function RunSettings({ settings, seed }: { settings: CoherenceSettings; seed: number | null }) {
  const changed = changedKeys(settings);
  return (
    <div className="grid gap-4 xl:grid-cols-3">
      {settingGroups.map((group) => (
        <Card key={group}>
          <CardTitle>{groupTitles[group]}</CardTitle>
          <dl className="grid gap-3 text-sm">
            {group === "alike" && (
              <Row title="Seed" value={seed === null ? "Derived from the brief" : String(seed)} />
            )}
            {settingsOfGroup(group).map(({ key, title }) => (
              <Row
                key={key}
                title={title}
                value={valueText(settings, key)}
                changed={changed.has(key)}
                note={blockedBy(settings, key)?.reason ?? null}
              />
            ))}
          </dl>
        </Card>
      ))}
    </div>
  );
}

function Row({
  title,
  value,
  changed = false,
  note = null,
}: {
  title: string;
  value: string;
  changed?: boolean;
  note?: string | null;
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5">
      <dt>{title}</dt>
      <dd className="flex flex-wrap items-center justify-end gap-2 text-right text-muted tabular-nums">
        {changed && <Badge tone="accent">Changed</Badge>}
        {value}
      </dd>
      {note && <dd className="col-span-2 text-muted text-xs">{note}</dd>}
    </div>
  );
}
