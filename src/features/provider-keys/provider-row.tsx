"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { KeyCheck, ProviderKeyView } from "@/domain/provider-keys/provider-key";
import { KeyForm } from "@/features/provider-keys/key-form";
import { checkWords, providerWords } from "@/features/provider-keys/provider-words";
import { RemoveKey } from "@/features/provider-keys/remove-key";
import { readFailure } from "@/features/wording/failures";
import { Moment } from "@/features/wording/moments";
import { trpc } from "@/trpc/client";

export function ProviderRow({ view }: { view: ProviderKeyView }) {
  const { provider, inEnvironment, own } = view;
  const { name, purpose } = providerWords[provider];
  const [editing, setEditing] = useState(false);
  const utils = trpc.useUtils();
  const checking = trpc.providerKeys.check.useMutation({
    onSuccess: () => utils.providerKeys.list.invalidate(),
  });
  // What was shown for a key that has been replaced or removed since says nothing of this one.
  const lastCheck = own ? own.check : (checking.data ?? null);
  const canCheck = own !== null || inEnvironment;
  return (
    <li className="grid gap-3 py-4" aria-label={name}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 grow basis-56">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="font-medium text-sm">{name}</h3>
            <KeyState view={view} />
          </div>
          <p className="text-muted text-xs">{purpose}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {canCheck && (
            <Button size="sm" busy={checking.isPending} onClick={() => checking.mutate({ provider })}>
              Check
            </Button>
          )}
          {!editing && (
            <Button size="sm" onClick={() => setEditing(true)}>
              {own ? "Replace" : "Add a key"}
            </Button>
          )}
          {own && <RemoveKey view={view} onRemoved={() => checking.reset()} />}
        </div>
      </div>
      {own?.baseUrl && (
        <p className="wrap-anywhere text-muted text-xs">
          At {own.baseUrl} with the model {own.textModel}
        </p>
      )}
      {lastCheck && <CheckResult check={lastCheck} />}
      {checking.error && <FieldError>{readFailure(checking.error).message}</FieldError>}
      {editing && (
        <KeyForm
          provider={provider}
          onClose={() => {
            setEditing(false);
            checking.reset();
          }}
        />
      )}
    </li>
  );
}

function KeyState({ view: { own, inEnvironment } }: { view: ProviderKeyView }) {
  if (own) return <Badge tone="accent">Yours {own.hint && `••••${own.hint}`}</Badge>;
  return inEnvironment ? <Badge>From this installation</Badge> : <Badge>Not set</Badge>;
}

function CheckResult({ check }: { check: KeyCheck }) {
  const { tone, title, advice } = checkWords[check.result];
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
      <Badge tone={tone}>{title}</Badge>
      <span>
        Checked <Moment iso={check.at} />
      </span>
      {advice && <span className="basis-full leading-relaxed">{advice}</span>}
    </div>
  );
}
