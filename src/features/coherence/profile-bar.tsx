"use client";

import { Ellipsis, PencilLine, Pin, PinOff, Plus, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Skeleton } from "@/components/ui/skeleton";
import { differences } from "@/domain/coherence/differences";
import type { OwnProfile } from "@/domain/coherence/outlook";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import { ProfileNameDialog } from "@/features/coherence/profile-name-dialog";
import { useProfiles } from "@/features/coherence/use-profiles";
import { FailureCallout } from "@/features/shell/failure-callout";

/** Settings under names: choose one, keep these, change what is kept. */
export function ProfileBar({
  settings,
  onChoose,
}: {
  settings: CoherenceSettings;
  onChoose: (settings: CoherenceSettings) => void;
}) {
  const all = useProfiles();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [naming, setNaming] = useState<"new" | "same" | null>(null);
  if (all.error) return <FailureCallout error={all.error} />;
  if (!all.profiles) return <Skeleton className="h-16 rounded-md" />;
  const same = ({ settings: kept }: OwnProfile) => differences(kept, settings).length === 0;
  const chosen = all.profiles.find(({ id }) => id === chosenId) ?? all.profiles.find(same) ?? null;
  const changed = chosen !== null && !same(chosen);

  function choose(id: string) {
    setChosenId(id === "" ? null : id);
    const profile = all.profiles?.find((candidate) => candidate.id === id);
    if (profile) onChoose(profile.settings);
  }

  async function saveName(name: string) {
    const saved =
      naming === "same" && chosen
        ? all.change.mutateAsync({ id: chosen.id, name })
        : all.save.mutateAsync({ name, settings });
    // A failure stays in the dialog, where the name can be changed.
    await saved.then(
      ({ id }) => {
        setChosenId(id);
        setNaming(null);
      },
      () => undefined,
    );
  }

  const mutation = naming === "same" ? all.change : all.save;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label="Profile" className="min-w-48 grow">
        {(control) => (
          <Select {...control} value={chosen?.id ?? ""} onChange={(event) => choose(event.target.value)}>
            <option value="">{all.profiles?.length ? "None: set by hand" : "None saved yet"}</option>
            {all.profiles?.map((profile) => (
              <option key={profile.id} value={profile.id}>
                {profile.name}
                {profile.isDefault ? " (default)" : ""}
                {profile === chosen && changed ? ", changed" : ""}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {changed && (
        <Button onClick={() => void all.update(chosen, settings)}>
          <RefreshCw aria-hidden /> Update “{chosen.name}”
        </Button>
      )}
      <Button
        onClick={() => {
          all.save.reset();
          setNaming("new");
        }}
      >
        <Plus aria-hidden /> Save as…
      </Button>
      {chosen && (
        <ProfileMenu
          profile={chosen}
          onRename={() => {
            all.change.reset();
            setNaming("same");
          }}
          onDefault={() => void all.makeDefault(chosen)}
          onRemove={() => void all.remove(chosen)}
        />
      )}
      {naming && (
        <ProfileNameDialog
          title={naming === "same" ? "Rename the profile" : "Save these settings"}
          description={
            naming === "same"
              ? "Its settings stay as they are."
              : "They can be chosen for other videos, on every device."
          }
          initial={naming === "same" ? (chosen?.name ?? "") : ""}
          busy={mutation.isPending}
          error={mutation.error}
          onSave={(name) => void saveName(name)}
          onClose={() => setNaming(null)}
        />
      )}
    </div>
  );
}

function ProfileMenu({
  profile: { name, isDefault },
  onRename,
  onDefault,
  onRemove,
}: {
  profile: OwnProfile;
  onRename: () => void;
  onDefault: () => void;
  onRemove: () => void;
}) {
  return (
    <Menu
      trigger={
        <Button size="icon" aria-label={`More for the profile “${name}”`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={onRename}>
        <PencilLine aria-hidden /> Rename…
      </MenuItem>
      <MenuItem onSelect={onDefault}>
        {isDefault ? <PinOff aria-hidden /> : <Pin aria-hidden />}
        {isDefault ? "No default" : "Begin new videos with it"}
      </MenuItem>
      <MenuItem danger onSelect={onRemove}>
        <Trash2 aria-hidden /> Delete
      </MenuItem>
    </Menu>
  );
}
