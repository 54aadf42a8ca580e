import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { productForms } from "@/domain/picture/scene-spec";
import { type Plan, type PlanElement, planElement } from "@/domain/plan/plan";
import type { ElementFields } from "@/domain/plan-edit/plan-edit";
import { ColourFields } from "@/features/storyboard/colour-fields";
import { CommitInput } from "@/features/storyboard/commit-input";
import { TermSelect } from "@/features/storyboard/term-select";
import { TextField } from "@/features/storyboard/text-field";
import { type DoEdit, newKey } from "@/features/storyboard/use-plan-editor";
import { countText } from "@/features/wording/numbers";
import { termText } from "@/features/wording/terms";

const kinds = planElement.shape.kind.options;
const coloursMax = 4;

/** What must look the same wherever it appears, and in which shots it must. */
export function ElementsPanel({
  plan,
  edit,
  linkOf,
}: {
  plan: Plan;
  edit: DoEdit;
  /** How an element stands to the library. */
  linkOf: (element: PlanElement) => ReactNode;
}) {
  return (
    <Card>
      <CardTitle>Elements</CardTitle>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {plan.elements.map((element) => (
          <Disclosure
            key={element.key}
            summary={
              <span className="flex flex-wrap items-center gap-2">
                {element.name} <Badge>{termText(element.kind)}</Badge>
              </span>
            }
            aside={countText(shotsWith(plan, element).length, "shot")}
          >
            {linkOf(element)}
            <ElementFieldset element={element} plan={plan} edit={edit} />
          </Disclosure>
        ))}
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() =>
            edit({ type: "add-element", key: newKey("element"), kind: "prop", name: "New element" })
          }
        >
          <Plus aria-hidden /> Add an element
        </Button>
      </div>
    </Card>
  );
}

const shotsWith = ({ shots }: Plan, { key }: PlanElement) =>
  shots.filter((shot) => shot.elements.some((seen) => seen.key === key));

/** "red, blue" as a list, and back. */
const listed = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

function ElementFieldset({ element, plan, edit }: { element: PlanElement; plan: Plan; edit: DoEdit }) {
  const change = (fields: ElementFields) =>
    edit(
      { type: "change-element", key: element.key, fields },
      `element/${element.key}/${Object.keys(fields).join()}`,
    );
  return (
    <div className="grid gap-4 pt-2">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name">
          {(control) => (
            <CommitInput
              {...control}
              maxLength={80}
              value={element.name}
              onCommit={(name) => change({ name })}
            />
          )}
        </Field>
        <TermSelect label="Kind" value={element.kind} terms={kinds} onChange={(kind) => change({ kind })} />
      </div>
      <TextField
        label="What it looks like"
        value={element.description}
        onChange={(description) => change({ description })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TermSelect
          label="Form"
          value={element.form}
          terms={productForms}
          onChange={(form) => change({ form })}
        />
        <Field label="Text printed on it" hint="Empty for none.">
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={element.label}
              onChange={(event) => change({ label: event.target.value })}
            />
          )}
        </Field>
        <ListField
          label="Materials"
          value={element.materials}
          onChange={(materials) => change({ materials })}
        />
        <ListField label="Marks" value={element.marks} onChange={(marks) => change({ marks })} />
      </div>
      <ColourFields
        label="Colours"
        colours={element.colours}
        limits={{ min: 1, max: coloursMax }}
        onChange={(colours) => change({ colours })}
      />
      <GroupFields element={element} plan={plan} edit={edit} />
      <Button
        size="sm"
        variant="ghost"
        className="h-auto min-h-8 max-w-full justify-self-start whitespace-normal py-1.5 text-left text-danger"
        disabled={plan.elements.length === 1}
        onClick={() => edit({ type: "remove-element", key: element.key })}
      >
        <Trash2 aria-hidden /> Remove {element.name} from the plan and all its shots
      </Button>
    </div>
  );
}

function ListField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: readonly string[];
  onChange: (list: string[]) => void;
}) {
  return (
    <Field label={label} hint="Separated by commas. Empty for none.">
      {(control) => (
        <CommitInput
          {...control}
          mayBeEmpty
          maxLength={200}
          value={value.join(", ")}
          onCommit={(text) => onChange(listed(text))}
        />
      )}
    </Field>
  );
}

/** In which of its shots the element must look exactly the same. */
function GroupFields({ element, plan, edit }: { element: PlanElement; plan: Plan; edit: DoEdit }) {
  const members = plan.consistencyGroups.find(({ elementKey }) => elementKey === element.key)?.shotKeys ?? [];
  const toggle = (key: string, on: boolean) =>
    edit({
      type: "set-group",
      elementKey: element.key,
      shotKeys: on ? [...members, key] : members.filter((member) => member !== key),
    });
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">Must look the same in</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5">
        {shotsWith(plan, element).map((shot) => (
          <label key={shot.key} className="flex items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={members.includes(shot.key)}
              onChange={(event) => toggle(shot.key, event.target.checked)}
            />
            Shot {plan.shots.indexOf(shot) + 1}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
