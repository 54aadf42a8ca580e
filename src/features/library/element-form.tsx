import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import {
  blankElement,
  type ElementWords,
  elementLimits,
  elementWords,
} from "@/domain/library/library-element";
import { productForms } from "@/domain/picture/scene-spec";
import { planElement } from "@/domain/plan/plan";
import { wordsOfElement } from "@/domain/workspace/link-element";
import { type Reference, ReferenceFields } from "@/features/library/reference-fields";
import { type ElementView, useElements } from "@/features/library/use-elements";
import { ColourFields } from "@/features/storyboard/colour-fields";
import { TermSelect } from "@/features/storyboard/term-select";
import { TextField } from "@/features/storyboard/text-field";
import { readFailure } from "@/features/wording/failures";

const kinds = planElement.shape.kind.options;

const referencesOf = ({ content, pictures }: ElementView): Reference[] =>
  content.references.map(({ digest, overall }) => ({ digest, overall, url: pictures[digest] ?? "" }));

/** "red, blue" as a list. */
const listed = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** Writes an element: a new one, or the next version of one. Its pictures are scored when it is saved. */
export function ElementForm({ element, onClose }: { element: ElementView | null; onClose: () => void }) {
  const { add, change } = useElements();
  const [words, setWords] = useState<ElementWords>(element ? wordsOfElement(element.content) : blankElement);
  const [references, setReferences] = useState<Reference[]>(element ? referencesOf(element) : []);
  const [selected, setSelected] = useState(element?.content.selected ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const saving = element ? change : add;
  const failure = saving.error ? readFailure(saving.error) : null;
  const set = (values: Partial<ElementWords>) => setWords({ ...words, ...values });

  async function save(event: FormEvent) {
    event.preventDefault();
    const parsed = elementWords.safeParse(words);
    setProblem(parsed.success ? null : (parsed.error.issues[0]?.message ?? null));
    if (!parsed.success) return;
    const written = { words: parsed.data, references: references.map(({ digest }) => digest), selected };
    const saved = element
      ? change.mutateAsync({ id: element.id, baseVersion: element.version, element: written })
      : add.mutateAsync({ element: written });
    // A failure stays in the dialog, where it can be mended.
    await saved.then(onClose, () => undefined);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={element ? `Change “${element.content.name}”` : "New element"}
      description="Pictures are scored and ranked when it is saved; the best is what frames are held against, unless you choose another."
      className="max-w-2xl"
    >
      <form noValidate onSubmit={(event) => void save(event)} className="grid gap-5">
        {failure && !failure.fieldErrors.name && <Callout tone="danger" title={failure.message} />}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" error={problem ?? failure?.fieldErrors.name}>
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
          selected={selected}
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
          <TermSelect
            label="Form"
            value={words.form}
            terms={productForms}
            onChange={(form) => set({ form })}
          />
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
            <Field
              key={name}
              label={name === "materials" ? "Materials" : "Marks"}
              hint="Separated by commas."
            >
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
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={saving.isPending}>
            {element ? `Save as version ${element.version + 1}` : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
