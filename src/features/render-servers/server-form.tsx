"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { SwitchField } from "@/components/ui/switch";
import {
  type RenderServerInput,
  type RenderServerKind,
  type RenderServerView,
  renderServerKinds,
} from "@/domain/workflow/render-server";
import { dollarsPerHour, microsPerSecond, serverWords } from "@/features/render-servers/server-words";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

const kinds = renderServerKinds.map((kind) => ({ value: kind, label: serverWords[kind].name }));

/** Registers a server, or changes one. A typed key belongs to the browser's field alone and is not kept. */
export function ServerForm({ server, onClose }: { server: RenderServerView | null; onClose: () => void }) {
  const [kind, setKind] = useState<RenderServerKind>(server?.kind ?? "comfyui");
  const [enabled, setEnabled] = useState(server?.enabled ?? true);
  const [withoutKey, setWithoutKey] = useState(false);
  const { save, failure, errors, busy } = useSaving(server, onClose);
  const words = serverWords[kind];
  const keepsKey = server?.hasToken === true;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    const typed = String(entries.get("token") ?? "").trim();
    const kept = keepsKey && !withoutKey ? {} : { token: null };
    save({
      name: String(entries.get("name")),
      kind,
      url: String(entries.get("url")).trim(),
      enabled,
      pricePerSecondMicros: microsPerSecond(String(entries.get("price") || "0")),
      ...(typed ? { token: typed } : kept),
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={server ? `Change ${server.name}` : "Add a server"}
    >
      <form onSubmit={submit} autoComplete="off" className="grid gap-4">
        {failure && <Callout tone="danger" title={failure} />}
        <Segmented<RenderServerKind> label="Kind" value={kind} options={kinds} onChange={setKind} />
        <Field label="Name" error={errors.name}>
          {(control) => (
            <Input {...control} name="name" defaultValue={server?.name} maxLength={80} required />
          )}
        </Field>
        <Field label="Address" hint={words.hint} error={errors.url}>
          {(control) => (
            <Input
              {...control}
              name="url"
              inputMode="url"
              spellCheck={false}
              placeholder={words.example}
              defaultValue={server?.url}
              required
            />
          )}
        </Field>
        <Field
          label="Key"
          hint={keepsKey ? "One is stored. Leave this empty to keep it." : words.tokenHint}
          error={errors.token}
        >
          {(control) => (
            <Input
              {...control}
              type="password"
              name="token"
              autoComplete="off"
              spellCheck={false}
              disabled={withoutKey}
            />
          )}
        </Field>
        {keepsKey && (
          <SwitchField label="Needs no key" checked={withoutKey} onCheckedChange={setWithoutKey} />
        )}
        <Field
          label="Price in dollars an hour"
          hint="0 for a machine of your own. Costs are counted by the time of work."
          error={errors.pricePerSecondMicros}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              name="price"
              min={0}
              step="0.01"
              defaultValue={dollarsPerHour(server?.pricePerSecondMicros ?? 0)}
            />
          )}
        </Field>
        <SwitchField
          label="Gets new jobs"
          hint="Switched off, it still finishes what it has."
          checked={enabled}
          onCheckedChange={setEnabled}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {server ? "Save" : "Add and check"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useSaving(server: RenderServerView | null, onClose: () => void) {
  const utils = trpc.useUtils();
  const options = {
    gcTime: 0,
    async onSuccess() {
      toast.success(server ? "The server was changed" : "The server was added");
      onClose();
      await Promise.all([utils.renderServers.list.invalidate(), utils.renderServers.check.invalidate()]);
    },
  };
  const adding = trpc.renderServers.add.useMutation(options);
  const changing = trpc.renderServers.change.useMutation(options);
  const error = adding.error ?? changing.error;
  const read = error ? readFailure(error) : null;
  // A change wraps the fields in `server`.
  const errors = Object.fromEntries(
    Object.entries(read?.fieldErrors ?? {}).map(([field, message]) => [
      field.replace(/^server\./, ""),
      message,
    ]),
  );
  return {
    save: (input: RenderServerInput) =>
      server ? changing.mutate({ id: server.id, server: input }) : adding.mutate(input),
    failure: read && Object.keys(errors).length === 0 ? read.message : null,
    errors: errors as Partial<Record<keyof RenderServerInput, string>>,
    busy: adding.isPending || changing.isPending,
  };
}
