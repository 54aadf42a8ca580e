"use client";

import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { SlotChoice, WorkflowReading } from "@/domain/workflow/render-server";
import {
  isNumeric,
  type WorkflowInputName,
  type WorkflowInputs,
  type WorkflowKind,
  type WorkflowSlot,
  workflowInputNames,
} from "@/domain/workflow/workflow-inputs";
import { inputWords } from "@/features/render-servers/server-words";
import { readFailure } from "@/features/wording/failures";

type Named = { name: string; kind: WorkflowKind; inputs: WorkflowInputs };

const ofClips = new Set<WorkflowInputName>(["length", "fps", "firstFrame", "lastFrame"]);

/** A workflow's name, and which of its values are ours to fill. */
export function WorkflowForm({
  title,
  description,
  initial,
  choices,
  busy,
  error,
  onSave,
  onClose,
}: {
  title: string;
  description?: string;
  initial: Named;
  choices: WorkflowReading["choices"];
  busy: boolean;
  error: unknown;
  onSave: (workflow: Pick<Named, "name" | "inputs">) => void;
  onClose: () => void;
}) {
  const [inputs, setInputs] = useState<WorkflowInputs>(initial.inputs);
  const failure = error ? readFailure(error) : null;
  const shown = workflowInputNames.filter((name) => initial.kind === "video" || !ofClips.has(name));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    onSave({ name, inputs });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      {...(description && { description })}
      className="max-w-2xl"
    >
      <form onSubmit={submit} className="grid gap-5">
        {failure && !failure.fieldErrors.name && <Callout tone="danger" title={failure.message} />}
        <Field label="Name" error={failure?.fieldErrors.name}>
          {(control) => (
            <Input {...control} name="name" defaultValue={initial.name} maxLength={80} required />
          )}
        </Field>
        <fieldset className="grid gap-4 sm:grid-cols-2">
          <legend className="mb-3 text-muted text-sm">
            Where the studio puts its values. Proposed from the workflow; correct what is wrong.
          </legend>
          {shown.map((name) => (
            <SlotsField
              key={name}
              name={name}
              slots={inputs[name] ?? []}
              choices={isNumeric(name) ? choices.numbers : choices.texts}
              onChange={(slots) => setInputs({ ...inputs, [name]: slots })}
            />
          ))}
        </fieldset>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const keyOf = ({ nodeId, input }: WorkflowSlot) => `${nodeId}.${input}`;

function SlotsField({
  name,
  slots,
  choices,
  onChange,
}: {
  name: WorkflowInputName;
  slots: readonly WorkflowSlot[];
  choices: readonly SlotChoice[];
  onChange: (slots: WorkflowSlot[]) => void;
}) {
  const labels = new Map(choices.map((choice) => [keyOf(choice), choice.label]));
  const free = choices.filter((choice) => !slots.some((slot) => keyOf(slot) === keyOf(choice)));
  function add(key: string) {
    const choice = free.find((candidate) => keyOf(candidate) === key);
    if (choice) onChange([...slots, { nodeId: choice.nodeId, input: choice.input }]);
  }
  return (
    <Field label={inputWords[name]}>
      {(control) => (
        <div className="grid gap-2">
          {slots.length > 0 && (
            <ul className="flex flex-wrap gap-1.5">
              {slots.map((slot) => (
                <li key={keyOf(slot)}>
                  <Badge tone="accent" className="whitespace-normal">
                    {labels.get(keyOf(slot)) ?? keyOf(slot)}
                    <button
                      type="button"
                      aria-label={`Do not use ${labels.get(keyOf(slot)) ?? keyOf(slot)} for ${inputWords[name]}`}
                      onClick={() => onChange(slots.filter((other) => other !== slot))}
                    >
                      <X aria-hidden />
                    </button>
                  </Badge>
                </li>
              ))}
            </ul>
          )}
          <Select {...control} value="" onChange={(event) => add(event.target.value)}>
            <option value="">{slots.length > 0 ? "Add another place…" : "Not used"}</option>
            {free.map((choice) => (
              <option key={keyOf(choice)} value={keyOf(choice)}>
                {choice.label}
              </option>
            ))}
          </Select>
        </div>
      )}
    </Field>
  );
}
