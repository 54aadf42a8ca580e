import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import {
  blankElement,
  chosenReference,
  type ElementWords,
  elementLimits,
  elementWords,
} from "@/domain/library/library-element";
import { productForms } from "@/domain/picture/scene-spec";
import { planElement } from "@/domain/plan/plan";
import { wordsOfElement } from "@/domain/workspace/link-element";
import { errorsOf, isChanged, nameRefusal } from "@/features/library/form-errors";
import { LibraryForm } from "@/features/library/library-form";
import { type Reference, ReferenceFields } from "@/features/library/reference-fields";
import { type ElementView, useElements } from "@/features/library/use-elements";
import { useUploads } from "@/features/product-images/use-uploads";
import { ColourFields } from "@/features/storyboard/colour-fields";
import { TermSelect } from "@/features/storyboard/term-select";
import { TextField } from "@/features/storyboard/text-field";

const kinds = planElement.shape.kind.options;

/** What a form holds. */
export type ElementDraft = { words: ElementWords; references: Reference[]; selected: string | null };

const newElement: ElementDraft = { words: blankElement, references: [], selected: null };

const draftOf = ({ content, pictures }: ElementView): ElementDraft => ({
  words: wordsOfElement(content),
  references: content.references.map(({ digest, overall }) => ({
    ...{ digest, overall },
    url: pictures[digest] ?? "",
  })),
  selected: chosenReference(content),
});

/** Those that are stand in the order of their scores, and before all others. */
const isScored = ({ overall }: Reference) => overall !== undefined;

/** "red, blue" as a list. */
const listed = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** Writes an element: a new one, or the next version of one. Its pictures are scored when it is saved. */
export function ElementForm({
  element,
  draft,
  onClose,
  onGoOn,
}: {
  element: ElementView | null;
  /** What was written when it was left unsaved. */
  draft: ElementDraft | null;
  onClose: () => void;
  onGoOn: (draft: ElementDraft) => void;
}) {
  const { add, change } = useElements();
  const before = element ? draftOf(element) : newElement;
  const [words, setWords] = useState((draft ?? before).words);
  const [references, setReferences] = useState((draft ?? before).references);
  const [selected, setSelected] = useState((draft ?? before).selected);
  const [tried, setTried] = useState(false);
  const upload = useUploads(({ digest, url }) =>
    setReferences((now) => (now.some((known) => known.digest === digest) ? now : [...now, { digest, url }])),
  );
  const saving = element ? change : add;
  const now = { words, references, selected };
  const errors = tried ? errorsOf(elementWords, words) : {};
  const set = (values: Partial<ElementWords>) => setWords({ ...words, ...values });

  async function save() {
    setTried(true);
    const parsed = elementWords.safeParse(words);
    if (!parsed.success || references.length > elementLimits.references) return;
    const written = { words: parsed.data, references: references.map(({ digest }) => digest), selected };
    if (element) {
      await change.mutateAsync({ id: element.id, baseVersion: element.version, element: written });
    } else await add.mutateAsync({ element: written });
    onClose();
  }

  return (
    <LibraryForm
      title={element ? `Change “${element.content.name}”` : "New element"}
      description="Pictures are scored and ranked when it is saved; the best is what frames are held against, unless you choose another."
      version={element && element.version + 1}
      saving={saving}
      waiting={upload.waiting}
      onSave={save}
      onClose={onClose}
      onGoOn={isChanged(now, before) ? () => onGoOn(now) : null}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" error={errors.name ?? nameRefusal(saving)}>
          {(control) => (
            <Input
              {...control}
              value={words.name}
              maxLength={elementLimits.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <TermSelect label="Kind" value={words.kind} terms={kinds} onChange={(kind) => set({ kind })} />
      </div>
      <ReferenceFields
        references={references}
        upload={upload}
        selected={selected ?? references.find(isScored)?.digest ?? null}
        onChange={setReferences}
        onSelect={setSelected}
      />
      <TextField
        label="What it looks like"
        hint="The same words go into every prompt of a shot that shows it."
        value={words.description}
        onChange={(text) => set({ description: text.slice(0, elementLimits.description) })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TermSelect label="Form" value={words.form} terms={productForms} onChange={(form) => set({ form })} />
        <Field label="Text printed on it" hint="Empty for none.">
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={words.label}
              onChange={(event) => set({ label: event.target.value })}
            />
          )}
        </Field>
        {(["materials", "marks"] as const).map((name) => (
          <Field key={name} label={name === "materials" ? "Materials" : "Marks"} hint="Separated by commas.">
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                defaultValue={words[name].join(", ")}
                onChange={(event) => set({ [name]: listed(event.target.value) })}
              />
            )}
          </Field>
        ))}
      </div>
      <ColourFields
        label="Colours"
        colours={words.colours}
        limits={{ min: 1, max: 4 }}
        onChange={(colours) => set({ colours })}
      />
    </LibraryForm>
  );
}
