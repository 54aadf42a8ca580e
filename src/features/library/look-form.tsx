"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import {
  type AppliedLook,
  type LookContent,
  lookCategories,
  lookContent,
  lookLimits,
} from "@/domain/look/look";
import { errorsOf, isChanged, nameRefusal } from "@/features/library/form-errors";
import { GradeFields } from "@/features/library/grade-fields";
import { LibraryForm } from "@/features/library/library-form";
import { LivePreview } from "@/features/library/live-preview";
import { lookCategoryTitles } from "@/features/library/look-terms";
import { contentOf, useLooks } from "@/features/library/use-looks";
import { WritingFields } from "@/features/library/writing-fields";
import { ColourFields } from "@/features/storyboard/colour-fields";
import { TermSelect } from "@/features/storyboard/term-select";
import { TextField } from "@/features/storyboard/text-field";

const newLook: LookContent = {
  name: "",
  category: "film",
  writing: { descriptors: "", mood: null, style: null, pacing: null },
  visual: {
    ...{ descriptors: "", light: "", palette: [], grain: 0 },
    grade: {
      ...{ saturation: 1, contrast: 1, lift: 0, warmth: 0, toning: 0, vignette: 0 },
      ...{ shadows: "#000000", highlights: "#ffffff" },
    },
  },
};

/** Writes a look of the maker's own: a new one, or the next version of one. */
export function LookForm({
  look,
  draft,
  onClose,
  onGoOn,
}: {
  look: AppliedLook | null;
  /** What was written when it was left unsaved. */
  draft: LookContent | null;
  onClose: () => void;
  onGoOn: (draft: LookContent) => void;
}) {
  const { add, change } = useLooks();
  const before = look ? contentOf(look) : newLook;
  const [value, setValue] = useState<LookContent>(draft ?? before);
  const [tried, setTried] = useState(false);
  const saving = look ? change : add;
  const errors = tried ? errorsOf(lookContent, value) : {};
  const setVisual = (visual: Partial<LookContent["visual"]>) =>
    setValue({ ...value, visual: { ...value.visual, ...visual } });

  async function save() {
    setTried(true);
    if (!lookContent.safeParse(value).success) return;
    if (look) await change.mutateAsync({ id: look.key, baseVersion: look.version, look: value });
    else await add.mutateAsync({ look: value });
    onClose();
  }

  return (
    <LibraryForm
      title={look ? `Change “${look.name}”` : "New look"}
      description="Videos that have it keep the version that they were made with."
      version={look && look.version + 1}
      saving={saving}
      onSave={save}
      onClose={onClose}
      onGoOn={isChanged(value, before) ? () => onGoOn(value) : null}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" error={errors.name ?? nameRefusal(saving)}>
          {(control) => (
            <Input
              {...control}
              value={value.name}
              maxLength={lookLimits.name}
              onChange={(event) => setValue({ ...value, name: event.target.value })}
            />
          )}
        </Field>
        <TermSelect
          label="Category"
          value={value.category}
          terms={lookCategories}
          titleOf={(category) => lookCategoryTitles[category]}
          onChange={(category) => setValue({ ...value, category })}
        />
      </div>
      <TextField
        label="What pictures look like"
        hint="Goes word for word into every prompt of a picture or clip."
        error={errors["visual.descriptors"]}
        value={value.visual.descriptors}
        onChange={(descriptors) => setVisual({ descriptors: descriptors.slice(0, lookLimits.descriptors) })}
      />
      <TextField
        label="Light"
        rows={1}
        value={value.visual.light}
        onChange={(light) => setVisual({ light: light.slice(0, lookLimits.light) })}
      />
      <ColourFields
        label="Palette"
        colours={value.visual.palette}
        limits={{ min: 0, max: lookLimits.paletteColours }}
        onChange={(palette) => setVisual({ palette })}
      />
      <LivePreview visual={value.visual} />
      <GradeFields value={value.visual} onChange={setVisual} />
      <WritingFields
        value={value.writing}
        onChange={(writing) => setValue({ ...value, writing: { ...value.writing, ...writing } })}
      />
    </LibraryForm>
  );
}
