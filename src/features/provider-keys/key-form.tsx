"use client";

import type { FormEvent } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { KeyedProvider } from "@/domain/provider-keys/provider-key";
import { providerWords } from "@/features/provider-keys/provider-words";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** Takes a key in. The field belongs to the browser alone: nothing that is typed is kept in the page's state. */
export function KeyForm({ provider, onClose }: { provider: KeyedProvider; onClose: () => void }) {
  const { name, example, keysPage } = providerWords[provider];
  const utils = trpc.useUtils();
  const save = trpc.providerKeys.save.useMutation({
    gcTime: 0,
    onSuccess(keys) {
      utils.providerKeys.list.setData(undefined, keys);
      toast.success(`Your key for ${name} is stored`);
      onClose();
    },
  });
  const failure = save.error ? readFailure(save.error) : null;
  const errors = failure?.fieldErrors ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    const optional = (field: string) => String(entries.get(field) ?? "").trim() || null;
    save.mutate({
      provider,
      key: String(entries.get("key")),
      baseUrl: optional("baseUrl"),
      textModel: optional("textModel"),
    });
  }

  return (
    <form onSubmit={submit} autoComplete="off" className="grid gap-4 rounded-lg bg-sunken p-4">
      {failure && Object.keys(errors).length === 0 && <Callout tone="danger" title={failure.message} />}
      <Field
        label={`Key for ${name}`}
        hint={
          <>
            Made at{" "}
            <a href={keysPage} target="_blank" rel="noreferrer" className="underline">
              {new URL(keysPage).host}
            </a>
            .
          </>
        }
        error={errors.key}
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            name="key"
            autoComplete="off"
            spellCheck={false}
            placeholder={example}
            required
            autoFocus
          />
        )}
      </Field>
      {provider === "openai" && <OtherServer errors={errors} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="sm" busy={save.isPending}>
          Store the key
        </Button>
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function OtherServer({ errors }: { errors: Record<string, string> }) {
  const isWrong = Boolean(errors.baseUrl ?? errors.textModel);
  return (
    <Disclosure summary="Another server with OpenAI's API" defaultOpen={isWrong}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Address" hint="Empty for OpenAI itself." error={errors.baseUrl}>
          {(control) => (
            <Input
              {...control}
              name="baseUrl"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              placeholder="https://models.example.com/v1"
            />
          )}
        </Field>
        <Field label="Model for texts" hint="As that server calls it." error={errors.textModel}>
          {(control) => <Input {...control} name="textModel" autoComplete="off" spellCheck={false} />}
        </Field>
      </div>
    </Disclosure>
  );
}
